import Events
import Reporting
import Testing

@testable import Pipeline

struct TriageImportTests {
  private static let day = LocalDay(number: 20_773)

  private func line(_ verdict: String = "unknown", time: String = "2026-11-20T09:00:00Z") -> String
  {
    "{\"entity\":\"a\",\"first_day\":\"2026-11-16\",\"verdict\":\"\(verdict)\",\"analyst\":\"b\","
      + "\"time\":\"\(time)\"}"
  }

  private func read(_ text: String) -> TriageImport {
    var journal = TriageImport(now: testNow)
    journal.read(text.utf8, named: "team.ndjson")
    return journal
  }

  @Test("line ends of Windows, blank lines and a byte order mark do no harm")
  func frames() throws {
    let journal = read("\u{FEFF}\(line())\r\n\r\n  \n\(line("malicious"))")
    #expect(journal.entries.map(\.verdict) == [.unknown, .malicious])
    #expect(journal.lines == 2)
    try journal.check()
    try read("").check()
  }

  @Test("damaged lines are told with their places, their share, and what is to be done")
  func damaged() throws {
    let journal = read(
      "\(line())\n\(line().prefix(30))\n\n\(line("harmless"))\n"
        + "\(line(time: "9999-01-01T00:00:00Z"))\n\(line())\u{0}\n")
    #expect(journal.lines == 5)
    #expect(journal.rejected.map(\.location.line) == [2, 4, 5, 6])
    #expect(journal.rejected[1].reason.contains("The verdict 'harmless' is none"))
    #expect(journal.rejected[2].reason.contains("lies ahead of this run's clock"))
    #expect {
      try journal.check()
    } throws: { error in
      (error as? TidewatchError)?.description.hasPrefix(
        "team.ndjson:2: 4 of 5 lines were rejected (80.0 %), and nothing was imported.") == true
    }
  }

  @Test("an entry may be a day ahead, as clocks differ, and no more")
  func clocks() {
    #expect(read(line(time: "2026-11-24T05:59:00Z")).rejected.isEmpty)
    #expect(read(line(time: "2026-11-24T06:01:00Z")).rejected.count == 1)
  }
}
