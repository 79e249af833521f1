import Events
import History
import Places
import Policies
import Reporting
import Scoring

/// `tidewatch tune`: thresholds, weights and proposals, tried on the weeks that the history has.
package struct TuneJob {
  package var policies: PolicySet
  package var store: HistoryStore
  package var clock: LocalClock
  /// The countries of public addresses; `nil` without such a database.
  package var geography: GeoDatabase?
  /// The last week to be looked at, and how many.
  package var last: ISOWeek
  package var weeks: Int
  /// Findings a week that can be read.
  package var budget: Double
  /// What is proposed, with the models as they would be.
  package var proposal: (proposal: Proposal, policies: PolicySet)?
  /// Whether the procedures of `Models/procedures.yaml` are rehearsed, too.
  package var rehearses = true
  /// Is told how many weeks that had to be judged first are judged.
  package var progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }

  /// What rehearsals draw by, so that two of them are alike.
  private static let seed: UInt64 = 1

  /// Looks at the last weeks as `Models/tuning.yaml` says.
  package init(policies: PolicySet, store: HistoryStore, clock: LocalClock, last: ISOWeek) {
    self.policies = policies
    self.store = store
    self.clock = clock
    self.last = last
    weeks = policies.tuning.weeks
    budget = policies.tuning.budget
  }

  /// What the weeks say; a function of the store, the models and the proposal.
  package func report() throws(TidewatchError) -> TuneReport {
    let now = try scored(policies)
    let effects = SignalEffects(
      of: now.judged, mondays: mondays, since: now.first, policy: policies.scoring,
      scorer: { [policies] in
        Scorer(policies, scoring: $0, precedents: now.precedents)
      })
    let current = now.past.step(at: policies.scoring.alertScore)
    let tuning = policies.tuning
    return TuneReport(
      last: last, timeZone: clock.timeZone,
      weeks: now.past.weeks.map { ISOWeek(containing: $0.monday) },
      tooShort: now.past.tooShort.map { ISOWeek(containing: $0) }, budget: budget,
      keptBy: tuning.keptBy, hits: now.past.hits, findings: now.past.findings,
      entities: now.past.entities, current: current,
      ladder: tuning.ladder.map { now.past.step(at: $0) },
      recommendation: now.past.weeks.isEmpty
        ? nil
        : now.past.recommendation(
          budget: budget, keptBy: tuning.keptBy, stride: tuning.stride),
      signals: now.past.weeks.isEmpty ? [] : effects.effects(on: now.past),
      signalNames: SignalRegistry.names, proposal: try proposed(against: now.past),
      recall: try recall(in: now.past), rehearsed: try rehearsed(in: now.past),
      patience: try patience(through: now.past), named: tuning.named)
  }

  /// The Mondays of the weeks, ascending.
  private var mondays: [LocalDay] {
    (0..<weeks).reversed().map { last.advanced(by: -$0).firstDay }
  }

  /// The weeks under a set of models, with the judged weeks that they came from.
  private func scored(
    _ policies: PolicySet
  ) throws(TidewatchError) -> (
    past: ScoredPast, judged: [LocalDay: JudgedWeek], first: LocalDay, precedents: Precedents
  ) {
    let reader = try WeekReader(
      policies: policies, store: store, clock: clock, geography: geography)
    let scorer = Scorer(policies, precedents: reader.precedents)
    var ledger = try WeekLedger(reader: reader, scorer: scorer)
    ledger.progress = progress
    let first = ledger.firstDay ?? last.lastDay
    let mondays = mondays.filter { $0.advanced(by: 6) >= first }
    let calibrating = mondays.first.map { policies.scoring.calibrationMondays(before: $0) } ?? []
    let judged = try ledger.weeks(calibrating + mondays)
    let past = ScoredPast(judged, mondays: mondays, since: first, scorer: scorer)
    return (past, judged, first, reader.precedents)
  }

  /// The scores of the ladder and the alert line.
  private var ladder: [Double] {
    Set(policies.tuning.ladder + [policies.scoring.alertScore]).sorted()
  }

  /// What each threshold keeps of what analysts judged in the weeks.
  private func recall(in past: ScoredPast) throws(TidewatchError) -> [TuneReport.Recall] {
    let reader = try WeekReader(
      policies: policies, store: store, clock: clock, geography: geography)
    let journal = reader.journal(of: try reader.actors(through: last.lastDay))
    guard !journal.isEmpty else { return [] }
    let judged = past.weeks.lazy.flatMap(\.days).compactMap { day in
      journal.current(of: day.entity.id, on: day.day).map { (score: day.score, $0.verdict) }
    }
    let harmful = judged.filter { $0.1.isHarmful }.map(\.score)
    let benign = judged.filter { $0.1.isBenign }.map(\.score)
    guard !harmful.isEmpty || !benign.isEmpty else { return [] }
    return ladder.map { line in
      TuneReport.Recall(
        score: line, harmfulKept: Proportion(harmful.count { $0 >= line }, of: harmful.count),
        benignDropped: Proportion(benign.count { $0 < line }, of: benign.count))
    }
  }

  private func rehearsal(_ policies: PolicySet) -> RehearsalJob {
    var job = RehearsalJob(policies: policies, store: store, clock: clock, seed: Self.seed)
    job.geography = geography
    job.progress = progress
    return job
  }

  /// How the procedures fare in the weeks, all together first, then each, on all roles and on each.
  private func rehearsed(in past: ScoredPast) throws(TidewatchError) -> [TuneReport.Rehearsed] {
    guard rehearses, !past.weeks.isEmpty else { return [] }
    let mondays = past.weeks.map(\.monday)
    let now = try rehearsal(policies).detection(in: mondays)
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

  private func patience(through past: ScoredPast) throws(TidewatchError) -> TuneReport.Patience? {
    guard rehearses, !past.weeks.isEmpty,
      let poisoning = try rehearsal(policies).poisoning(through: last.firstDay)
    else { return nil }
    return TuneReport.Patience(
      weeks: poisoning.all.weeks.map { week in
        TuneReport.Patience.Week(
          number: week.step.week + 1, requests: week.step.requests,
          newVendors: week.step.newVendors, hoursLater: week.step.hoursLater, score: week.score,
          untaughtScore: week.suddenScore, alerted: week.alerted, named: week.named)
      }, accepted: poisoning.all.accepted.map { $0 + 1 })
  }

  private func proposed(
    against past: ScoredPast
  ) throws(TidewatchError) -> TuneReport.Proposal? {
    guard let (proposal, policies) = proposal else { return nil }
    let then = try scored(policies).past
    let line = policies.scoring.alertScore
    return TuneReport.Proposal(
      name: proposal.path, changes: proposal.changes.map(\.words),
      remarks: remarks(on: policies), alertScore: line, hits: then.hits, findings: then.findings,
      step: then.step(at: line), ladder: policies.tuning.ladder.map { then.step(at: $0) },
      change: ScoredPast.change(
        from: past.alerts(from: self.policies.scoring.alertScore), to: then.alerts(from: line)))
  }

  /// What the history cannot tell about proposed models.
  private func remarks(on proposed: PolicySet) -> [String] {
    let known = Set(policies.vendors.vendors.flatMap { $0.domains + $0.apps })
    let new = proposed.vendors.vendors.flatMap { $0.domains + $0.apps }.filter {
      !known.contains($0)
    }
    guard !new.isEmpty else { return [] }
    return [
      "what was not searched for when logs were read is not in the history, so nothing of "
        + "\(new.joined(separator: ", ")) is counted; ingest the logs again with the new list"
    ]
  }
}

extension Proposal.Change {
  /// `scoring.yaml: weights.new-vendor = 1.2`
  fileprivate var words: String {
    "\(file): \(path.joined(separator: ".")) = \(value ?? "a list")"
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
