import Events
import Foundation
import Testing

@testable import Reporting

@Suite("A report with verdicts")
struct JudgedReportTests {
  /// The sample week, its alert judged, its other finding the repeat of a judged day, and a third open.
  static func report(saying text: String = "red team, CHG-4711") throws -> Report {
    var report = try Sample.report()
    var third = report.findings[0]
    third.rank = 3
    third.finding.entity = Sample.host
    third.finding.isAlert = false
    third.finding.experience = Experience(
      points: -8, signal: "new-vendor", harmful: 2, benign: 12)
    report.findings.append(third)
    report.findings[0].judgement = .init(
      verdict: .malicious, analyst: text, day: try Sample.day("2026-11-24"), note: text,
      contradicted: 2)
    report.findings[1].repeated = .init(
      day: try Sample.day("2026-11-05"), findingID: "F0123456789abcdef",
      judgement: .init(
        verdict: .benignOneOff, analyst: text, day: try Sample.day("2026-11-09"), note: text))
    report.summary.findings = 3
    report.summary.verdicts = Report.Verdicts(of: report.findings)
    return report
  }

  private func markdown(_ report: Report) -> String {
    String(decoding: MarkdownReportFormat().render(report), as: UTF8.self)
  }

  @Test("Markdown shows verdicts with their findings, and repeats of judged days apart")
  func week() throws {
    let text = markdown(try Self.report())
    try Snapshot("Reports/judged.md").expect(text)
    #expect(text.contains("Findings by verdict: 1 malicious, 1 open, 1 judged before."))
    #expect(text.contains("**Judged malicious** by red team, CHG-4711 on 2026-11-24"))
    #expect(text.contains("## Judged before"))
    #expect(!text.contains("### #2 "))
    #expect(text.contains("### #3 "))
    #expect(text.contains("of 14 judged with new vendor foremost 12 were benign"))
  }

  @Test("JSON has the same, and follows the schema")
  func json() throws {
    let schemaFile = Snapshot.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Reporting/Schema/report.schema.json")
    let checker = SchemaChecker(schema: try JSONValue(Array(try Data(contentsOf: schemaFile))))
    for text in ["plain"] + Attack.all {
      let document = try JSONValue(try JSONReportFormat().render(try Self.report(saying: text)))
      #expect(checker.complaints(about: document) == [])
      let first = document["findings"]?[0]
      #expect(first?["judgement"]?["verdict"] == .string("malicious"))
      #expect(first?["judgement"]?["note"] == .string(text))
      #expect(document["findings"]?[1]["judged_before"]?["finding"] == .string("F0123456789abcdef"))
      #expect(document["findings"]?[2]["experience"]?["points"] == .number(-8))
      #expect(document["summary"]?["verdicts"]?["open"] == .number(1))
    }
  }

  @Test("What an analyst wrote is as little trusted as a log", arguments: Attack.all)
  func attacks(attack: String) throws {
    let plain = markdown(try Self.report(saying: "plain"))
    let text = markdown(try Self.report(saying: attack))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(
      lines.count == plain.split(separator: "\n", omittingEmptySubsequences: false).count)
    for line in lines where line.contains("udged ") {
      #expect(line.count(where: { $0 == "`" }).isMultiple(of: 2))
      let outside = line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined(separator: " ")
      for markup in ["<", "[", "](", "://", "www.", "@"] {
        #expect(!outside.contains(markup), "\(markup) in \(line)")
      }
    }
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !Escape.isHidden($0) })
  }

  @Test("Without a verdict not a byte is other")
  func nothing() throws {
    let report = try Sample.report()
    #expect(Report.Verdicts(of: report.findings) == nil)
    for word in ["**Judged", "Judged before", "by verdict", "verdicts move"] {
      #expect(!markdown(report).contains(word))
    }
    let json = String(decoding: try JSONReportFormat().render(report), as: UTF8.self)
    #expect(!json.contains("judg") && !json.contains("verdict") && !json.contains("experience"))
  }

  @Test("Alerts that were judged benign press no more; harmful and open ones do")
  func pressing() throws {
    var report = try Self.report()
    #expect(report.pressingAlerts == 1)
    report.findings[0].judgement?.verdict = .benignExpected
    #expect(report.pressingAlerts == 0)
    report.findings[0].judgement = nil
    #expect(report.pressingAlerts == 1)
  }

  @Test("A card shows a finding in a few lines that a terminal does not obey")
  func card() throws {
    let report = try Sample.report()
    let card = FindingCard(of: report, width: 80, usesColour: false)
    let text = card.text(of: report.findings[0])
    #expect(text.hasPrefix("#1  alice@corp.example  Wed 2026-11-18  score "))
    #expect(text.contains("id \(report.findings[0].finding.id)"))
    #expect(text.contains("!"))
    for attack in Attack.all {
      let report = try Sample.report(saying: attack)
      let text = FindingCard(of: report, width: 80, usesColour: false)
        .text(of: report.findings[0])
      #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !Escape.isHidden($0) })
    }
  }

  @Test("The table of verdicts escapes what it shows, and marks the one that counts")
  func table() throws {
    let day = try Sample.day("2026-11-18")
    let entries = try (["plain"] + Attack.all).map { text in
      TriageEntry(
        entity: text, days: day...day, verdict: .unknown, note: text, analyst: text,
        time: try Sample.time(20, 9))
    }
    let text = TriageText.history(
      of: "a", days: day...day, entries: entries, counting: [entries[0].id], width: 120)
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !Escape.isHidden($0) })
    #expect(text.contains("\n*  2026-11-20T09:00:00Z  unknown"))
    #expect(TriageText.table(of: [], width: 80).isEmpty)
  }
}
