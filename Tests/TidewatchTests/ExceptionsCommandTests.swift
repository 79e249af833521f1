import Foundation
import Testing

/// `tidewatch exceptions` as a user has it.
struct ExceptionsCommandTests {
  private let scratch: Scratch
  private let models: String
  private let file: String

  init() throws {
    scratch = try Scratch()
    models = try scratch.file("Models")
    file = "\(models)/exceptions.yaml"
    try FileManager.default.copyItem(
      atPath: projectRoot.appendingPathComponent("Models").path, toPath: models)
  }

  private func run(_ arguments: String...) throws -> Outcome {
    try tidewatch(
      ["exceptions"] + arguments + ["--models", models, "--now", "2026-11-25T06:00:00Z"])
  }

  private func add(_ id: String, _ arguments: String...) throws -> Outcome {
    try tidewatch(
      ["exceptions", "add", id] + arguments + [
        "--models", models, "--now", "2026-11-25T06:00:00Z", "--reason", "Expected: always.",
        "--owner", "soc",
      ])
  }

  private func text() throws -> String { try String(contentsOfFile: file, encoding: .utf8) }

  @Test("what is added is listed, and removing it gives back every byte of the file")
  func addsAndRemoves() throws {
    let shipped = try text()
    #expect(try run("list").output == "no exceptions\n")
    let added = try add(
      "soar", "--entity", "svc-*", "--vendor", "shodan", "--vendor", "virustotal", "--country",
      "NO", "--hours", "22-6", "--days", "sat,sun", "--effect", "cap:40", "--expires", "90d",
      "--ticket", "12")
    #expect(added.status == 0, "\(added.messages)")
    #expect(added.output.contains("added 'soar', cap 40, expires 2027-02-23"))
    #expect(try text().hasPrefix(shipped.replacing("exceptions: []\n", with: "exceptions:\n")))
    let listed = try run("list")
    #expect(listed.output.contains("soar  active  cap 40"))
    #expect(listed.output.contains("vendor shodan|virustotal"))
    let json = try run("list", "--as", "json").output
    let records = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]]
    #expect(records?.first?["ticket"] as? String == "12")
    #expect(records?.first?["expires"] as? String == "2027-02-23")
    let removed = try run("remove", "soar")
    #expect(removed.output.contains("  - id: soar\n"))
    #expect(try text() == shipped)
  }

  @Test("a comment of another exception survives a removal")
  func keepsComments() throws {
    #expect(try add("one", "--entity", "a", "--effect", "hide", "--expires", "never").status == 0)
    #expect(try add("two", "--entity", "b", "--effect", "hide", "--expires", "never").status == 0)
    let commented = try text().replacing("  - id: two", with: "\n  # The second.\n  - id: two")
    try commented.write(toFile: file, atomically: true, encoding: .utf8)
    #expect(try run("remove", "one").status == 0)
    #expect(try text().contains("exceptions:\n\n  # The second.\n  - id: two\n"))
  }

  @Test(
    "without a reason, an owner or an end nothing is added",
    arguments: ["--reason", "--owner", "--expires", "--effect"])
  func asksForDecisions(_ option: String) throws {
    let before = try text()
    var arguments = [
      "--reason": "x", "--owner": "x", "--expires": "never", "--effect": "hide",
    ]
    arguments[option] = nil
    let outcome = try tidewatch(
      ["exceptions", "add", "a", "--entity", "a", "--models", models]
        + arguments.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] })
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains(option))
    #expect(try text() == before)
  }

  @Test("a mistake is told, and nothing is written")
  func refusesMistakes() throws {
    let before = try text()
    for (arguments, word) in [
      (["--entity", "[a]", "--effect", "hide"], "'['"),
      (["--effect", "hide"], "whom or what"), (["--entity", "a", "--effect", "mute"], "'mute'"),
      (["--entity", "a", "--effect", "cap:400"], "out of range"),
      (["--entity", "a", "--effect", "cap:x"], "must be a number"),
      (["--entity", "a", "--effect", "hide", "--hours", "8"], "08:00-18:30"),
      (["--entity", "a", "--effect", "hide", "--days", "someday"], "no weekday"),
      (["--entity", "a\nb: c", "--effect", "hide"], "control character"),
    ] {
      let outcome = try tidewatch(
        ["exceptions", "add", "a"] + arguments + [
          "--models", models, "--reason", "x", "--owner", "x", "--expires", "never",
        ])
      #expect(outcome.status == 2)
      #expect(outcome.messages.contains(word), "\(outcome.messages)")
      #expect(outcome.messages.contains("Nothing was written"))
    }
    let taken = try run("remove", "a")
    #expect(taken.status == 2)
    #expect(taken.messages.contains("There is no 'a'"))
    #expect(try text() == before)
  }

  @Test("check tells what is over, double, endless or misspelt, and its exit code says so")
  func checks() throws {
    #expect(try run("check").output.contains("0 exceptions, no remarks"))
    _ = try add("endless", "--entity", "a@corp.example", "--effect", "hide", "--expires", "never")
    let told = try run("check")
    #expect(told.status == 0)
    #expect(told.output.contains("never-expires: 'endless'"))
    _ = try add(
      "old", "--entity", "x", "--vendor", "shodam", "--effect", "hide", "--expires", "2026-11-25")
    _ = try add(
      "double", "--entity", "a@corp.example", "--effect", "known", "--expires", "2026-12-01")
    let outcome = try run("check")
    #expect(outcome.status == 1)
    for word in [
      "exceptions.yaml:72: expired: 'old'", "did you mean 'shodan'?",
      "overlapping: 'double': It covers the same as 'endless' (line 65)",
      "expires-soon: 'double'",
    ] {
      #expect(outcome.output.contains(word), "\(outcome.output)")
    }
    let store = try scratch.file("store")
    #expect(try tidewatch(["ingest", "-", "--store", store], input: hitLine).status == 0)
    let known = try run("check", "--store", store)
    #expect(known.output.contains("'entity' is 'x', which fits nothing"))
    #expect(!known.output.contains("'entity' is 'a@corp.example'"))
  }

  @Test("check looks in a history for vendors, clients, sources and countries, too")
  func checksHistory() throws {
    let store = try scratch.file("store")
    #expect(try tidewatch(["ingest", "-", "--store", store], input: hitLine).status == 0)
    _ = try add(
      "there", "--vendor", "virustotal", "--client", "curl", "--source", "10.0.*", "--effect",
      "hide", "--expires", "90d")
    #expect(try run("check", "--store", store).status == 0)
    _ = try add(
      "not-there", "--vendor", "shodan", "--client", "wget", "--source", "10.1.*", "--country",
      "DE", "--effect", "hide", "--expires", "90d")
    let told = try run("check", "--store", store)
    #expect(told.status == 1)
    for word in ["vendor' is 'shodan'", "client' is 'wget'", "source' is '10.1.*'", "country' is"] {
      #expect(told.output.contains(word), "\(told.output)")
    }
    #expect(told.output.components(separatedBy: "fits nothing in this history").count == 5)
    #expect(!told.output.contains("'there'"))
    #expect(try run("check").status == 0)
  }

  @Test("what fits nothing that is known is told when it is added")
  func tellsTypos() throws {
    let added = try add(
      "typo", "--signal", "new-vendr", "--entity", "*", "--effect", "hide", "--expires", "90d")
    #expect(added.status == 0)
    #expect(added.messages.contains("did you mean 'new-vendor'?"), "\(added.messages)")
  }

  @Test("an unknown key in the file stops a hunt, an expired exception does not")
  func stopsOnUnknownKeys() throws {
    _ = try add("old", "--entity", "x", "--effect", "hide", "--expires", "2020-01-01")
    let store = try scratch.file("store")
    let hunt = [
      "hunt", "-", "--store", store, "--week", "2026-W47", "--models", models, "--output",
      scratch.path,
    ]
    #expect(try tidewatch(hunt, input: hitLine).status == 0)
    try text().replacing("    owner: soc", with: "    ownr: soc")
      .write(toFile: file, atomically: true, encoding: .utf8)
    let outcome = try tidewatch(hunt, input: hitLine)
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("exceptions.yaml:"))
    #expect(outcome.messages.contains("owner"))
  }
}
