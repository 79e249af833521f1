import Events
import Policies
import Reporting
import Scoring

/// What tuning says of attacks that did not happen.
extension TuneJob {
  /// What rehearsals draw by, so that two of them are alike.
  private static let seed: UInt64 = 1

  /// The scores of the ladder and the alert line.
  var ladder: [Double] {
    Set(policies.tuning.ladder + [policies.scoring.alertScore]).sorted()
  }

  private func rehearsal(_ policies: PolicySet) -> RehearsalJob {
    var job = RehearsalJob(policies: policies, store: store, clock: clock, seed: Self.seed)
    job.geography = geography
    job.progress = progress
    job.rehearsing = rehearsing
    return job
  }

  /// How the procedures fare in the weeks, all together first, then each, on all roles and on each.
  func rehearsed(in past: ScoredPast) throws(TidewatchError) -> [TuneReport.Rehearsed] {
    guard rehearses, !past.weeks.isEmpty else { return [] }
    let mondays = past.weeks.map(\.monday)
    let now = try rehearsal(policies).detection(
      in: mondays,
      by: Dictionary(
        past.weeks.map { ($0.monday, $0.periods) }, uniquingKeysWith: { one, _ in one }))
    var then: Detection?
    if let proposed = proposal?.policies {
      then = try rehearsal(proposed).detection(in: mondays)
    }
    let names = Dictionary(
      policies.procedures.procedures.map { ($0.id, $0.name) }, uniquingKeysWith: { one, _ in one })
    return now.inOrder.map { row in
      TuneReport.Rehearsed(
        procedure: row.procedure.map { names[$0] ?? $0 } ?? "", role: row.role?.words ?? "",
        detected: policies.tuning.ladder.map { row.detected(at: $0) },
        atAlertLine: row.detected(at: policies.scoring.alertScore),
        proposed: then.map { then in
          let same = then.inOrder.first { $0.procedure == row.procedure && $0.role == row.role }
          return same?.detected(at: proposal?.policies.scoring.alertScore ?? 100)
            ?? Proportion(0, of: 0)
        },
        medianScore: row.medianScore)
    }
  }

  func patience(through past: ScoredPast) throws(TidewatchError) -> TuneReport.Patience? {
    guard rehearses, !past.weeks.isEmpty,
      let poisoning = try rehearsal(policies).poisoning(through: last.firstDay)
    else { return nil }
    return TuneReport.Patience(
      weeks: poisoning.all.weeks.map { week in
        TuneReport.Patience.Week(
          number: week.step.week + 1, requests: week.step.requests,
          newVendors: week.step.newVendors, hoursLater: week.step.hoursLater, score: week.score,
          untaughtScore: week.suddenScore, floodScore: week.floodScore, alerted: week.alerted,
          named: week.named)
      }, accepted: poisoning.all.accepted.map { $0 + 1 },
      floodAccepted: poisoning.all.floodAccepted.map { $0 + 1 })
  }
}

extension Detection {
  /// Everything, then each procedure on all roles and on each.
  fileprivate var inOrder: [Row] {
    [all]
      + procedures.flatMap { whole in [whole] + rows.filter { $0.procedure == whole.procedure } }
  }
}

extension Detection.Role {
  /// `automation, TIP feed`
  fileprivate var words: String {
    name.isEmpty ? kind.rawValue : "\(kind.rawValue), \(name)"
  }
}
