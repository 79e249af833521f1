import Events
import Foundation
import Testing

@testable import Reporting

/// What reports say of exceptions.
struct ExceptionReportTests {
  static func report(saying text: String? = nil) throws -> Report {
    var report = try text.map { try Sample.report(saying: $0) } ?? Sample.report()
    let marks = [
      ExceptionMark(
        id: "soar", effect: "hide", sessions: 2, sessionsOfDay: 3, isDecisive: true)
    ]
    let lowered = ExceptedDay(
      entity: report.findings[0].finding.entity, day: report.findings[0].finding.day, hits: 41,
      before: .init(score: 99.4, surprise: 15, isAlert: true),
      after: .init(score: 87.2, surprise: 12, isAlert: true), marks: marks)
    report.findings[0].finding.excepted = lowered
    report.findings[0].finding.signals[0].isExcepted = true
    var hidden = lowered
    hidden.day = hidden.day.advanced(by: 1)
    hidden.after = nil
    var capped = lowered
    capped.after?.score = 20
    report.exceptions = Report.Exceptions(
      uses: [
        Report.ExceptionUse(
          id: "soar", effect: "hide", owner: text ?? "soc@corp.example",
          reason: text ?? "The playbook looks up every indicator.", ticket: text ?? "SEC-12",
          expires: "2027-05-25",
          inWindow: ExceptionCounts(sessions: 40, hidden: 5, lowered: 1, alerts: 2),
          overLife: ExceptionCounts(sessions: 1400, hidden: 61, lowered: 12, alerts: 9),
          weeksSinceLastUse: 0,
          topDays: [.init(rank: 1, day: hidden), .init(rank: 4, day: capped)]),
        Report.ExceptionUse(
          id: "old", effect: "cap 40", owner: "red-team", reason: "An exercise.", ticket: "",
          expires: "2026-11-30", inWindow: ExceptionCounts(),
          overLife: ExceptionCounts(sessions: 3, lowered: 1), weeksSinceLastUse: 9,
          remarks: [text ?? "It expires on 2026-11-30; ask red-team whether it is still needed."]),
        Report.ExceptionUse(
          id: "never-used", effect: "known", owner: "soc", reason: "A roll-out.", ticket: "",
          expires: "never", inWindow: ExceptionCounts(), overLife: ExceptionCounts(),
          weeksSinceLastUse: nil),
      ], hidden: 5, lowered: 1, weeks: 12, unusedWeeks: 8, top: 10)
    return report
  }

  private func markdown(_ report: Report) -> String {
    String(decoding: MarkdownReportFormat().render(report), as: UTF8.self)
  }

  @Test("A week with exceptions, one of which hid what would have been first")
  func week() throws {
    try Snapshot("Reports/exceptions.md").expect(markdown(Self.report()))
  }

  @Test("The JSON follows the schema, with exceptions and without")
  func schema() throws {
    let file = Snapshot.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Reporting/Schema/report.schema.json")
    let checker = SchemaChecker(schema: try JSONValue(Array(try Data(contentsOf: file))))
    let document = try JSONValue(try JSONReportFormat().render(try Self.report()))
    #expect(checker.complaints(about: document) == [])
    let uses = document["exceptions"]?["uses"]
    #expect(uses?[0]["would_have_been_top"]?[0]["rank"] == .number(1))
    #expect(uses?[0]["would_have_been_top"]?[0]["day"]?["score"] == .null)
    #expect(uses?[0]["unused"] == .bool(false))
    #expect(uses?[1]["unused"] == .bool(true))
    #expect(uses?[2]["unused"] == .bool(true))
    #expect(document["findings"]?[0]["excepted"]?["score_before"] == .number(99.4))
    let without = try JSONValue(try JSONReportFormat().render(try Sample.report()))
    #expect(without["exceptions"] == nil)
    #expect(without["findings"]?[0]["excepted"] == nil)
  }

  @Test("None is called unused while fewer weeks are known than that takes")
  func tooFewWeeks() throws {
    var report = try Self.report()
    report.exceptions?.weeks = 7
    #expect(!markdown(report).contains("took nothing away"))
    #expect(!markdown(report).contains("hidden in 7 weeks") || report.exceptions?.weeks == 7)
  }

  @Test("Whatever an exception says, it stays text", arguments: Attack.all)
  func attacks(_ attack: String) throws {
    let section = try #require(
      markdown(try Self.report(saying: attack)).components(separatedBy: "## Exceptions").last)
    #expect(!section.contains("<script"))
    #expect(!section.contains("<img"))
    #expect(!section.contains("\u{1B}"))
    #expect(!section.contains("\u{202E}"))
    #expect(!section.contains("](javascript:alert(1)) ") || section.contains("`"))
  }

  @Test("A hidden day is explained with what it would be")
  func hidden() throws {
    let use = try #require(try Self.report().exceptions?.uses.first)
    let day = try #require(use.topDays.first?.day)
    #expect(
      ExplainText.hidden(day)
        == "Exceptions hide \(day.day): soar (hide) on 2 of 3 sessions; without them it would be a "
        + "finding with 41 hits, score 99.4.")
  }
}
