import Events
import Testing

@testable import Reporting

@Suite("Markdown report")
struct MarkdownReportFormatTests {
  private func markdown(_ report: Report) -> String {
    String(decoding: MarkdownReportFormat().render(report), as: UTF8.self)
  }

  @Test("A week with an alert, a thin baseline, gaps and rejections")
  func week() throws {
    try Snapshot("Reports/week.md").expect(markdown(Sample.report()))
  }

  @Test("A week in which nothing happened")
  func empty() throws {
    var report = try Sample.report()
    report.summary = .init(
      events: 0, hits: 0, findings: 0, alerts: 0, entities: 0, failedSignIns: 0, rejected: 0)
    report.chance = .init(days: 7, alertWeeks: report.rule.alertWeeks, alerts: 0)
    report.sharedNovelties = []
    report.coverage = []
    report.findings = []
    report.learning = []
    report.rejections = []
    report.inputs = []
    try Snapshot("Reports/empty.md").expect(markdown(report))
  }

  @Test("All alerts are shown, or the first twenty findings when there are fewer alerts")
  func bounds() throws {
    var report = try Sample.report()
    let first = report.findings[0]
    func findings(_ count: Int, alerts: Int) -> [Report.RankedFinding] {
      (1...count).map { rank in
        var ranked = first
        ranked.rank = rank
        ranked.finding.isAlert = rank <= alerts
        return ranked
      }
    }
    report.findings = findings(50, alerts: 3)
    #expect(markdown(report).contains("### #20 ·"))
    #expect(!markdown(report).contains("### #21 ·"))
    #expect(markdown(report).contains("And 30 more below the alert line"))
    report.findings = findings(50, alerts: 45)
    #expect(markdown(report).contains("### #45 ·"))
    #expect(markdown(report).contains("And 5 more below the alert line"))
    report.findings = findings(20, alerts: 0)
    #expect(!markdown(report).contains("more below the alert line"))
  }

  @Test("Long evidence and long lists say how much more there is")
  func more() throws {
    var report = try Sample.report()
    var hits: [(hit: Hit, count: Int)] = []
    for minute in 0..<14 {
      var hit = Sample.proxyHit(at: try Sample.time(18, 9, minute))
      hit.event.client = "client-\(minute)"
      hits.append((hit, 3))
    }
    report.findings[0].evidence = Evidence(hits: hits, limit: 12)
    report.learning = Array(repeating: report.learning[0], count: 23)
    report.inputs = Array(repeating: report.inputs[0], count: 21)
    let text = markdown(report)
    #expect(text.contains("And 12 more hits in 4 more rows."))
    #expect(text.contains("And 3 more.") && text.contains("And 1 more."))
  }

  @Test("In UTC there is one column of time")
  func utc() throws {
    var report = try Sample.report()
    report.window = .init(
      from: report.window.firstDay, through: report.window.lastDay, clock: .utc)
    #expect(markdown(report).contains("| time (UTC) "))
    #expect(!markdown(report).contains("| UTC "))
  }

  @Test(
    "Text from a log changes neither lines nor columns nor becomes markup", arguments: Attack.all)
  func attacks(attack: String) throws {
    let harmless = markdown(try Sample.report(saying: "word"))
    let hostile = markdown(try Sample.report(saying: attack))
    let lines = hostile.split(separator: "\n", omittingEmptySubsequences: false)
    let expected = harmless.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == expected.count)
    for (line, model) in zip(lines, expected) {
      if model.hasPrefix("|") {
        #expect(line.count(where: { $0 == "|" }) == model.count(where: { $0 == "|" }))
      }
      #expect(line.count(where: { $0 == "`" }).isMultiple(of: 2))
      #expect(line.prefix(3) == model.prefix(3))
      let outside = line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined(separator: " ")
      for markup in ["<", "[", "](", "://", "www.", "@"] {
        #expect(!outside.contains(markup), "\(markup) in \(line)")
      }
    }
    #expect(
      hostile.unicodeScalars.allSatisfy { $0 == "\n" || !Escape.isHidden($0) })
  }
}
