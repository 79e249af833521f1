import Foundation
import Reporting

/// What a hunt prints: where the report is, and what it says in a few lines.
enum HuntSummary {
  private static let findingsShown = 10

  static func text(of report: Report, paths: [String]) -> String {
    let figures = report.summary
    var lines = [
      "\(report.window.name): \(Figures.count(figures.hits, "rule hit", "rule hits"))"
        + " → \(Figures.count(figures.findings, "finding", "findings"))"
        + " → \(Figures.count(figures.alerts, "alert", "alerts"))"
        + (figures.reductionToAlerts.map { String(format: " (%.1f %% less to read)", $0) } ?? "")
    ]
    lines.append(
      report.chance.map { "about \($0.words) expected by chance alone" }
        ?? "the past is too short to say how seldom such days come about")
    if let exceptions = report.exceptions {
      let named = exceptions.uses.flatMap(\.topDays).count
      lines.append(
        "exceptions: \(Figures.count(exceptions.hidden, "finding", "findings")) hidden,"
          + " \(Figures.count(exceptions.lowered)) lowered"
          + (named > 0
            ? "; \(Figures.count(named)) would have been in the first \(exceptions.top)" : ""))
    }
    if let verdicts = report.summary.verdicts { lines.append("by verdict: \(verdicts.words)") }
    for reported in report.findings.lazy.filter({ $0.repeated == nil }).prefix(findingsShown) {
      let finding = reported.finding
      let told = finding.signals.max { ($0.score, $1.name) < ($1.score, $0.name) }
      lines.append(
        String(format: "%3d  score %3.0f  ", reported.rank, finding.score.rounded(.down))
          + "\(finding.day)  \(Escape.terminal(finding.entity.id))"
          + (reported.judgement.map { ", judged \($0.verdict.words)" } ?? "")
          + (finding.rarity.map { ", \($0)" } ?? "")
          + (told.map { ": \(Escape.terminal($0.explanation))" } ?? ""))
    }
    lines.append("report: " + paths.joined(separator: ", "))
    return lines.joined(separator: "\n") + "\n"
  }
}
