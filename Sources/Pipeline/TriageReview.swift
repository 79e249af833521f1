import Events
import Policies
import Reporting
import Scoring

/// Writes into a report what analysts made of its findings, and folds those that repeat a judged day.
///
/// A report that nobody has judged anything of stays as it is.
struct TriageReview {
  let journal: TriageJournal
  let policy: TriagePolicy
  /// By which the days of verdicts are told.
  let clock: LocalClock

  func reviewed(_ report: Report) -> Report {
    guard !journal.isEmpty else { return report }
    var report = report
    let folding = Folding(journal: journal, policy: policy)
    for place in report.findings.indices {
      let finding = report.findings[place].finding
      report.findings[place].judgement = judgement(of: finding.entity.id, on: finding.day)
      guard let (day, entry) = folding.judgedBefore(finding) else { continue }
      report.findings[place].finding.isAlert = false
      report.findings[place].finding.clearances = []
      report.findings[place].repeated = Report.JudgedDay(
        day: day, findingID: Finding.id(of: finding.entity.id, on: day),
        judgement: judgement(entry, contradicted: 0))
    }
    let alerts = report.findings.count(where: \.finding.isAlert)
    report.summary.alerts = alerts
    report.summary.verdicts = Report.Verdicts(of: report.findings)
    if report.chance != nil {
      report.chance = Report.Chance(
        days: report.window.firstDay.distance(to: report.window.lastDay) + 1,
        alertWeeks: report.rule.alertWeeks, alerts: alerts)
    }
    return report
  }

  private func judgement(of account: String, on day: LocalDay) -> Report.Judgement? {
    let history = journal.history(of: account, on: day)
    guard let last = history.last else { return nil }
    return judgement(last, contradicted: history.count { $0.verdict != last.verdict })
  }

  private func judgement(_ entry: TriageEntry, contradicted: Int) -> Report.Judgement {
    Report.Judgement(
      verdict: entry.verdict, analyst: entry.analyst, day: clock.day(of: entry.time),
      note: entry.note, contradicted: contradicted)
  }
}
