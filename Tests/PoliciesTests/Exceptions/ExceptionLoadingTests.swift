import Events
import Foundation
import Testing

@testable import Policies

/// What `Models/exceptions.yaml` may say, and what each mistake is told as.
struct ExceptionLoadingTests {
  /// Lines of an exception that are always the same.
  static let tail = """
    effect: hide
        reason: It is expected.
        owner: soc@corp.example
        created: 2026-11-25
        expires: 2027-05-25
    """

  /// Reads a folder with the given items in place of the empty list.
  static func read(_ items: String) throws -> (ExceptionPolicy?, [TidewatchError]) {
    try ModelsDirectory.withCopy { models in
      try models.replace("exceptions: []", with: "exceptions:\n" + items, in: "exceptions.yaml")
      let problems = PolicySet.check(directory: models.path)
      return (try? PolicySet.load(from: models.path).exceptions, problems)
    }
  }

  @Test("The shipped file has no exception")
  func shipsEmpty() throws {
    #expect(try PolicySet.load(from: ModelsDirectory.shipped).exceptions.exceptions.isEmpty)
  }

  @Test("The example in the file's header is an exception")
  func headerExample() throws {
    let text = try String(
      contentsOfFile: "\(ModelsDirectory.shipped)/exceptions.yaml", encoding: .utf8)
    let lines = text.split(separator: "\n").map(String.init)
    let first = try #require(lines.firstIndex { $0.hasPrefix("#   - id:") })
    let example = lines[first...].prefix { $0.hasPrefix("#   ") }.map { $0.dropFirst(2) }
    let (policy, problems) = try Self.read(example.joined(separator: "\n"))
    #expect(problems.map(\.description) == [])
    let rule = try #require(policy?.exceptions.first)
    #expect(rule.matcher.vendor?.texts == ["virustotal", "greynoise"])
    #expect(rule.effect == .hide)
    #expect(rule.ticket == "SEC-1234")
  }

  @Test("Every field is read")
  func readsEverything() throws {
    let (policy, problems) = try Self.read(
      """
        - id: all-1
          entity: ["svc-*", "*@corp.example"]
          role: tip-feed
          vendor: shodan
          signal: "new-*"
          client: curl
          source: 10.1.*
          country: "NO"
          hours: 22-06:30
          days: [sat, sun]
          from: 2026-11-01
          until: 2026-11-30
          effect: {cap: 40.5}
          reason: "Why: because."
          owner: soc
          created: 2026-11-25
          expires: never
          ticket: "1234"
      """)
    #expect(problems.map(\.description) == [])
    let rule = try #require(policy?.exceptions.first)
    #expect(rule.matcher.entity?.texts == ["svc-*", "*@corp.example"])
    #expect(rule.matcher.country?.match("no") == true)
    #expect(rule.matcher.hours?.description == "22:00-06:30")
    #expect(rule.matcher.weekdays == [6, 7])
    #expect(rule.matcher.from == LocalDay("2026-11-01"))
    #expect(rule.matcher.until == LocalDay("2026-11-30"))
    #expect(rule.effect == .cap(40.5))
    #expect(rule.expires == .never)
    #expect(rule.ticket == "1234")
    #expect(rule.line != nil)
  }

  /// A mistake, the words of its message, and its line within the item, from 1.
  struct Mistake: CustomTestStringConvertible {
    var item: String
    var line: Int
    var message: String
    var testDescription: String { message }

    init(_ item: String, at line: Int, _ message: String) {
      self.item = item
      self.line = line
      self.message = message
    }
  }

  @Test(
    "A mistake is told with its line",
    arguments: [
      Mistake(
        "- id: a\n    entiti: x\n    entity: y\n    \(tail)", at: 2,
        "Unknown key 'entiti'; did you mean 'entity'?"),
      Mistake(
        "- id: A_1\n    entity: x\n    \(tail)", at: 1,
        "'id' is 'A_1'; use at most 40 of a-z, 0-9 and -."),
      Mistake(
        "- id: a\n    \(tail)", at: 1,
        "An exception must say whom or what it covers; add one of entity, role, vendor, signal, "
          + "client, source, country, or entity: \"*\" for everybody."),
      Mistake(
        "- id: a\n    hours: 8-18\n    \(tail)", at: 1,
        "An exception must say whom or what it covers; add one of entity, role, vendor, signal, "
          + "client, source, country, or entity: \"*\" for everybody."),
      Mistake(
        "- id: a\n    entity: \"svc-[ab]\"\n    \(tail)", at: 2,
        "'entity' is 'svc-[ab]'; it has '[', but a pattern knows only * for any characters and ? "
          + "for one."),
      Mistake(
        "- id: a\n    source: [10.1.2.3, 10.0.0.0/8]\n    \(tail)", at: 2,
        "'source' item 2, '10.0.0.0/8', is a range of addresses; write it as a pattern, like 10.1.*."
      ),
      Mistake(
        "- id: a\n    country: NO\n    \(tail)", at: 2,
        "'country' must be text, not yes or no ('NO'). Put it in quotes if it is meant as text."),
      Mistake(
        "- id: a\n    entity: x\n    hours: 9-9\n    \(tail)", at: 3,
        "'hours' is '9-9'; write two times of day, like 08:00-18:30 or 22-6."),
      Mistake(
        "- id: a\n    entity: x\n    days: [sat, funday]\n    \(tail)", at: 3,
        "'days' item 2, 'funday', is no weekday; use mon, tue, wed, thu, fri, sat, sun."),
      Mistake(
        "- id: a\n    entity: x\n    from: 2027-05-25\n    \(tail)", at: 8,
        "'expires' is 2027-05-25, not after 'from', 2027-05-25, so it covers no day; set them apart."
      ),
      Mistake(
        "- id: a\n    entity: x\n    from: 2026-12-02\n    until: 2026-12-01\n    \(tail)", at: 4,
        "'until' is 2026-12-01, before 'from', 2026-12-02."),
      Mistake(
        "- id: a\n    entity: x\n    \(tail.replacing("2027-05-25", with: "soon"))", at: 7,
        "'expires' must be a day like 2026-11-25, or never, not 'soon'."),
      Mistake(
        "- id: a\n    entity: x\n    \(tail.replacing("2027-05-25", with: ""))", at: 7,
        "'expires' must be a day like 2026-11-25, or never, not nothing."),
      Mistake(
        "- id: a\n    entity: x\n    \(tail.replacing("\n    expires: 2027-05-25", with: ""))",
        at: 1,
        "Missing key 'expires'; add it."),
      Mistake(
        "- id: a\n    entity: x\n    \(tail.replacing("hide", with: "mute"))", at: 3,
        "'effect' must be hide, known, {cap: SCORE} or {lower: SCORE}, not 'mute'."),
      Mistake(
        "- id: a\n    entity: x\n    \(tail.replacing("hide", with: "{cap: 101}"))", at: 3,
        "'cap' is out of range; it must be from 0 to 100."),
      Mistake(
        "- id: a\n    entity: x\n    \(tail.replacing("hide", with: "{lower: 0}"))", at: 3,
        "'lower' is out of range; it must be from 0.1 to 100."),
      Mistake(
        "- id: a\n    entity: x\n    \(tail.replacing("hide", with: "{cap: 1, lower: 2}"))", at: 3,
        "'effect' needs one of 'cap' and 'lower', with a score."),
      Mistake(
        "- id: a\n    entity: x\n    \(tail.replacing("hide", with: "{hide: 1}"))", at: 3,
        "Unknown key 'hide'; the keys here are 'cap', 'lower'."),
      Mistake(
        "- id: a\n    entity: x\n    \(tail.replacing("2026-11-25", with: "2026-11-31"))", at: 6,
        "'created' must be a day like 2026-11-25, not '2026-11-31'."),
    ])
  func tellsMistakes(_ mistake: Mistake) throws {
    let (policy, problems) = try Self.read("  " + mistake.item)
    #expect(policy == nil)
    #expect(problems.map(\.message).contains(mistake.message), "\(problems)")
    let header = try String(
      contentsOfFile: "\(ModelsDirectory.shipped)/exceptions.yaml", encoding: .utf8
    ).split(separator: "\n", omittingEmptySubsequences: false)
    let list = try #require(header.firstIndex { $0 == "exceptions: []" })
    let problem = problems.first { $0.message == mistake.message }
    #expect(problem?.location?.line == list + 1 + mistake.line)
    #expect(problem?.location?.file.hasSuffix("exceptions.yaml") == true)
  }

  @Test("Two exceptions of one id are told")
  func tellsDuplicates() throws {
    let item = "  - id: a\n    entity: x\n    \(Self.tail)\n"
    let (_, problems) = try Self.read(item + item)
    #expect(
      problems.map(\.message) == ["Duplicate exception id 'a'; give every exception its own."])
  }

  @Test("Expired, endless and overlapping exceptions stop nothing")
  func loadsExpired() throws {
    let item = "  - id: a\n    entity: x\n    \(Self.tail)\n"
    let (policy, problems) = try Self.read(
      item.replacing("2027-05-25", with: "2020-01-01")
        + item.replacing("id: a", with: "id: b").replacing("2027-05-25", with: "never")
        + item.replacing("id: a", with: "id: c"))
    #expect(problems.map(\.description) == [])
    #expect(policy?.exceptions.count == 3)
  }
}
