import Foundation
import Testing

/// `tidewatch triage`, as a user runs it.
struct TriageCommandTests {
  private let scratch: Scratch
  private let store: String
  private static let now = ["--now", "2026-11-24T09:00:00Z"]
  private static let week = ["--week", "2026-W47"]

  /// A history of a quiet past and a night that does not fit, and that night's finding.
  init() throws {
    scratch = try Scratch()
    store = try scratch.file("store")
    var log = ""
    for day in 0..<60 {
      let time = 1_794_820_467 - (60 - day) * 86_400
      log += hitLine.replacing("rt=1794820467", with: "rt=\(time)")
    }
    for second in 0..<200 {
      log += hitLine.replacing("rt=1794820467", with: "rt=\(1_794_794_400 + second * 7)")
        .replacing("www.virustotal.com", with: "api.shodan.io")
    }
    #expect(
      try tidewatch(["ingest", "-", "--store", store, "--quiet"] + Self.now, input: log).status == 0
    )
  }

  private func triage(
    _ arguments: String..., input: String = "", at time: String? = nil
  ) throws -> Outcome {
    let clock = time.map { ["--now", $0] } ?? Self.now
    return try tidewatch(
      ["triage"] + arguments + ["--store", store] + clock, input: input)
  }

  private func findingID() throws -> String {
    let shown = try triage("next", "--week", "2026-W47", "--analyst", "x").output
    let id = try #require(shown.firstMatch(of: /id (F[0-9a-f]{16})/))
    return String(id.1)
  }

  @Test("a scripted walk stores verdicts, skips what was judged, and tells what is left")
  func walks() throws {
    let first = try triage(
      "next", "--week", "2026-W47", "--analyst", "alice", input: "huh\ne known  scan\n")
    #expect(first.status == 0)
    #expect(first.output.contains("1 of 1\n#1  a@corp.example  Mon 2026-11-16"))
    #expect(first.output.contains("'huh' is no answer"))
    #expect(first.output.contains("1 verdict stored: 1 benign (expected); 0 findings left open."))
    let again = try triage("next", "--week", "2026-W47", "--analyst", "alice")
    #expect(again.output == "2026-W47: no open finding\n")
    let listed = try triage("list", "--week", "2026-W47").output
    #expect(listed.contains("2026-11-24T09:00:00Z  benign-expected  2026-11-16  a@corp.example"))
    #expect(listed.contains("known  scan"))
    #expect(try triage("list", "--week", "2026-W46").output.isEmpty)
  }

  @Test("a verdict about a finding shows in the report, and an alert that is benign fails no run")
  func reports() throws {
    let id = try findingID()
    let hunt =
      ["hunt", "--store", store, "--output", scratch.path, "--fail-on-alert"] + Self.week + Self.now
    #expect(try tidewatch(hunt).status == 1)
    let added = try triage(
      "add", id, "--verdict", "benign-one-off", "--note", "CHG-4711", "--analyst", "alice")
    #expect(added.status == 0)
    #expect(added.output.contains(id))
    let after = try tidewatch(hunt)
    #expect(after.status == 0)
    #expect(after.output.contains("by verdict: 1 benign (one-off), 0 open"))
    let report = try String(contentsOfFile: "\(scratch.path)/2026-W47.md", encoding: .utf8)
    #expect(report.contains("**Judged benign (one-off)** by alice on 2026-11-24: CHG-4711"))
  }

  @Test("what cannot be judged is refused with its reason, and stores nothing")
  func refuses() throws {
    for (arguments, said) in [
      (["F0123456789abcdef"], "There is no finding F0123456789abcdef in this history."),
      (["nonsense"], "'nonsense' is no id of a finding"),
      (["--entity", "a", "--from", "2026-11-16"], "Did you mean a@corp.example?"),
      (["--entity", "a@corp.example", "--from", "2020-01-01"], "did nothing at TI vendors"),
      (["--entity", "a@corp.example"], "--entity and --from belong together"),
      ([], "Name findings by their ids, or an --entity with --from."),
      (
        ["--entity", "a", "--from", "2026-11-16", "--until", "2026-11-15"],
        "--until 2026-11-15 lies before --from 2026-11-16."
      ),
    ] as [([String], String)] {
      let outcome = try tidewatch(
        ["triage", "add", "--verdict", "malicious", "--analyst", "x", "--store", store]
          + arguments)
      #expect(outcome.status == 2)
      #expect(outcome.messages.contains(said), "\(outcome.messages)")
    }
    let wrong = try triage("add", "F0123456789abcdef", "--verdict", "bad", "--analyst", "x")
    #expect(wrong.status == 2 && wrong.messages.contains("'benign-one-off'"))
    #expect(try triage("show", "F0123456789abcdef").status == 2)
    #expect(try triage("export").output.isEmpty)
  }

  @Test("conflicting journals merge to the same in either order; the last counts, both are shown")
  func merges() throws {
    let id = try findingID()
    func journal(_ verdict: String, _ analyst: String, _ time: String) throws -> String {
      _ = try triage("add", id, "--verdict", verdict, "--analyst", analyst, at: time)
      return try triage("export").output
    }
    let one = try journal("malicious", "alice", "2026-11-24T08:00:00Z")
    let both = try journal("benign-expected", "bob", "2026-11-24T08:30:00Z")
    let two = String(both.dropFirst(one.count))
    #expect(both.hasPrefix(one) && two.contains("bob"))
    for order in [[one, two], [two, one], [one + two, one]] {
      let other = try scratch.file(UUID().uuidString)
      #expect(try tidewatch(["ingest", "-", "--store", other], input: hitLine).status == 0)
      for text in order {
        let file = try scratch.file("journal", text)
        let outcome = try tidewatch(["triage", "import", file, "--store", other] + Self.now)
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("0 rejected"))
      }
      #expect(try tidewatch(["triage", "export", "--store", other]).output == both)
      let shown = try tidewatch(["triage", "show", id, "--store", other]).output
      #expect(shown.contains("*  2026-11-24T08:30:00Z  benign-expected"))
      #expect(shown.contains("   2026-11-24T08:00:00Z  malicious"))
    }
    let again = try triage("import", try scratch.file("again", both))
    #expect(again.output == "2 lines: 0 new, 2 known already, 0 rejected\n")
    let json = try triage("list", "--as", "json").output
    let parsed = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]]
    #expect(parsed?.count == 1 && parsed?.first?["analyst"] as? String == "bob")
  }

  @Test("an import with a damaged line imports nothing, and says which line and why")
  func refusesDamage() throws {
    let line = """
      {"entity":"a","first_day":"2026-11-16","verdict":"unknown","analyst":"b",\
      "time":"2026-11-20T09:00:00Z"}
      """
    let file = try scratch.file("team.ndjson", "\(line)\n\(line.dropLast(9))\n")
    let outcome = try triage("import", file)
    #expect(outcome.status == 2)
    #expect(outcome.messages.contains("rejected \(file):2: It is no JSON object"))
    #expect(
      outcome.messages.contains("1 of 2 lines was rejected (50.0 %), and nothing was imported"))
    #expect(try triage("export").output.isEmpty)
    let hostile = try triage(
      "import", "-", input: line.replacing("unknown", with: "\\u001b[2J\\u202e"))
    #expect(hostile.status == 2)
    #expect(!hostile.messages.contains("\u{1B}") && !hostile.messages.contains("\u{202E}"))
    #expect(try triage("import", "\(scratch.path)/none").status == 2)
    let stranger = try triage("import", "-", input: line)
    #expect(stranger.status == 0)
    #expect(stranger.messages.contains("1 entity of them is not in this history"))
  }

  @Test("a verdict outlasts a walk that is killed")
  func survivesKill() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
      .deletingLastPathComponent().appendingPathComponent("tidewatch")
    process.arguments =
      ["triage", "next", "--store", store, "--analyst", "alice"] + Self.week + Self.now
    process.currentDirectoryURL = projectRoot
    let (answers, said) = (Pipe(), Pipe())
    process.standardInput = answers
    process.standardOutput = said
    try process.run()
    try answers.fileHandleForWriting.write(contentsOf: Data("m at night\n".utf8))
    var text = ""
    while !text.contains("Stored"), let data = try said.fileHandleForReading.read(upToCount: 1),
      !data.isEmpty
    {
      text += String(decoding: data, as: UTF8.self)
    }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    #expect(try triage("list").output.contains("at night"))
    #expect(try tidewatch(["history", "verify", "--store", store]).status == 0)
  }
}
