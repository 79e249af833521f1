import Events
import Testing

@testable import Reporting

@Suite("A verdict as a line of JSON")
struct TriageLineTests {
  private func entry(
    note: String = "why", days: Int = 1, basis: TriageBasis? = nil
  ) throws -> TriageEntry {
    let day = try Sample.day("2026-11-18")
    return TriageEntry(
      entity: "alice@corp.example", days: day...day.advanced(by: days - 1),
      verdict: .benignOneOff, note: note, analyst: "bob", time: try Sample.time(18, 9, 30),
      basis: basis)
  }

  private func message(_ line: String) -> String {
    do throws(TidewatchError) {
      _ = try TriageLine.entry(of: line.utf8)
      return ""
    } catch {
      return error.message
    }
  }

  @Test("Keys are in the order of their letters, and the same entry gives the same line")
  func line() throws {
    let entry = try entry()
    #expect(
      try TriageLine.text(of: entry) == """
        {"analyst":"bob","entity":"alice@corp.example","finding":"\(try #require(entry.findingID))",\
        "first_day":"2026-11-18","id":"\(entry.id)","last_day":"2026-11-18","note":"why",\
        "time":"2026-11-18T09:30:00Z","verdict":"benign-one-off"}
        """)
  }

  @Test(
    "What was written is read as it was",
    arguments: (["", "plain", "ä\u{0}\n\"\\"] + Attack.all).filter {
      $0.utf8.count <= TriageEntry.longestNote
    })
  func roundTrip(note: String) throws {
    let basis = TriageBasis(
      score: 99.999, signs: [.init(signal: "new-client", surprise: 3.14159, observed: note)])
    for entry in [
      try entry(note: note), try entry(note: note, days: 9), try entry(note: note, basis: basis),
    ] {
      let line = try TriageLine.text(of: entry)
      #expect(try TriageLine.entry(of: line.utf8) == entry)
      #expect(!line.unicodeScalars.contains { Escape.isHidden($0) })
    }
  }

  @Test("Only entity, day, verdict, analyst and time are needed")
  func least() throws {
    let line = """
      {"entity":"a","first_day":"2026-11-18","verdict":"unknown","analyst":"b",\
      "time":"2026-11-24T10:30:00.5+01:00"}
      """
    let entry = try TriageLine.entry(of: line.utf8)
    #expect(entry.time.description == "2026-11-24T09:30:00.5Z")
    #expect(entry.days.lowerBound == entry.days.upperBound)
    #expect(entry.note.isEmpty)
  }

  @Test("Every way to be wrong has a sentence")
  func wrong() throws {
    let good = try TriageLine.text(of: try entry())
    #expect(message(good).isEmpty)
    let cases: [(String, String, String)] = [
      (
        "\"why\"", "\"else\"",
        "Its id does not fit its content; it was changed after it was written."
      ),
      (
        "\"benign-one-off\"", "\"harmless\"", "The verdict 'harmless' is none; there are malicious,"
      ),
      ("\"first_day\":\"2026-11-18\"", "\"first_day\":\"2026-02-30\"", "A day is none;"),
      ("\"last_day\":\"2026-11-18\"", "\"last_day\":\"2026-11-17\"", "Its last day lies before"),
      ("09:30:00Z", "09:30:00", "Its time is none;"),
      ("\"bob\"", "7", "The value of 'analyst' is of another type than it must be."),
      ("\"analyst\":\"bob\",", "", "The key 'analyst' is missing."),
      ("\"analyst\"", "\"analist\"", "The key 'analist' is unknown; the keys are analyst, basis,"),
      ("\"finding\":\"F", "\"finding\":\"G", "Its finding is not that of its entity and day."),
      ("}", "", "It is no JSON object; perhaps the line was cut."),
      ("{", "[{", "It is no JSON object; perhaps the line was cut."),
      (
        "\"note\"", "\"basis\":{\"score\":101,\"signs\":[]},\"note\"",
        "The value of 'basis.score' cannot be: The score must be 0 to 100"
      ),
      (
        "\"note\"",
        "\"basis\":{\"score\":1,\"signs\":[{\"signal\":\"a\",\"surprise\":-1}]},\"note\"",
        "The value of 'basis.signs.0.surprise' cannot be"
      ),
    ]
    for (old, new, expected) in cases {
      let line = good.replacing(old, with: new, maxReplacements: 1)
      #expect(line != good)
      #expect(message(line).hasPrefix(expected), "\(message(line)) for \(line)")
    }
    #expect(message("17").hasPrefix("It is no JSON object"))
    #expect(message("").hasPrefix("It is no JSON object"))
  }

  @Test("An instant is read as RFC 3339 has it, and nothing else is")
  func instants() {
    func text(_ text: String) -> String? { Timestamp(rfc3339: text)?.description }
    #expect(text("2026-11-24T09:30:00Z") == "2026-11-24T09:30:00Z")
    #expect(text("2026-11-24t09:30:00z") == "2026-11-24T09:30:00Z")
    #expect(text("2026-11-24T09:30:00.1234567Z") == "2026-11-24T09:30:00.1234567Z")
    #expect(text("2026-11-24T09:30:00.123456789Z") == "2026-11-24T09:30:00.1234567Z")
    #expect(text("2026-01-01T00:30:00+01:30") == "2025-12-31T23:00:00Z")
    #expect(text("2026-12-31T23:30:60-00:30") == "2027-01-01T00:00:59Z")
    for wrong in [
      "", "2026-11-24", "2026-11-24 09:30:00Z", "2026-11-24T09:30:00", "2026-11-24T09:30Z",
      "2026-11-24T24:00:00Z", "2026-11-24T09:60:00Z", "2026-02-29T09:00:00Z",
      "2026-11-24T09:30:00.Z", "2026-11-24T09:30:00+1:00", "2026-11-24T09:30:00+24:00",
      "2026-11-24T09:30:00ZZ", "2026-11-24T0a:30:00Z",
    ] {
      #expect(text(wrong) == nil, "\(wrong)")
    }
  }
}
