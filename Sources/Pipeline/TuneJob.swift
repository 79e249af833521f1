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
  /// Is told how many weeks that had to be rehearsed are rehearsed.
  package var rehearsing: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }

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
    let now = try scoredWithSignals()
    let current = now.past.step(at: policies.scoring.alertScore)
    let recall = try recall(in: now.past, hidden: now.hidden, policies, at: ladder)
    let tuning = policies.tuning
    return TuneReport(
      last: last, timeZone: clock.timeZone,
      weeks: now.past.weeks.map { ISOWeek(containing: $0.monday) },
      tooShort: now.past.tooShort.map { ISOWeek(containing: $0) },
      quiet: now.past.weeks.filter(\.days.isEmpty).map { ISOWeek(containing: $0.monday) },
      known: now.known, budget: budget, keptBy: tuning.keptBy, hits: now.past.hits,
      findings: now.past.findings,
      entities: now.past.entities, current: current,
      ladder: tuning.ladder.map { now.past.step(at: $0) },
      recommendation: now.past.findings == 0
        ? nil
        : now.past.recommendation(
          budget: budget, keptBy: tuning.keptBy, stride: tuning.stride),
      signals: now.signals,
      signalNames: SignalRegistry.names, proposal: try proposed(against: now.past),
      recall: recall, rehearsed: try rehearsed(in: now.past),
      patience: try patience(through: now.past), named: tuning.named)
  }

  /// The weeks as they are, and what each signal does in them; the judged weeks are held no longer.
  private func scoredWithSignals() throws(TidewatchError) -> (
    past: ScoredPast, signals: [SignalEffect], hidden: [HiddenDay], known: ClosedRange<LocalDay>?
  ) {
    let now = try scored(policies)
    guard !now.past.weeks.isEmpty else { return (now.past, [], [], now.known) }
    let effects = SignalEffects(
      of: now.judged, mondays: now.past.weeks.map(\.monday),
      since: now.known?.lowerBound ?? last.lastDay, policy: policies.scoring,
      scorer: { [policies] in
        Scorer(policies, scoring: $0, precedents: now.precedents)
      })
    return (now.past, effects.effects(on: now.past), now.hidden, now.known)
  }

  /// The weeks as some models score them, and what that rests on.
  private struct Scored {
    var past: ScoredPast
    /// By Monday, the weeks that calibrate among them.
    var judged: [LocalDay: JudgedWeek]
    var hidden: [HiddenDay]
    /// The days of the history; `nil` for an empty one.
    var known: ClosedRange<LocalDay>?
    var precedents: Precedents
  }

  /// The Mondays of the weeks, ascending.
  private var mondays: [LocalDay] {
    (0..<weeks).reversed().map { last.advanced(by: -$0).firstDay }
  }

  /// The weeks under a set of models, with the judged weeks that they came from.
  private func scored(_ policies: PolicySet) throws(TidewatchError) -> Scored {
    let reader = try WeekReader(
      policies: policies, store: store, clock: clock, geography: geography)
    let scorer = Scorer(policies, precedents: reader.precedents)
    var ledger = try WeekLedger(reader: reader, scorer: scorer)
    ledger.progress = progress
    let known = try knownDays()
    let first = known?.lowerBound ?? last.lastDay
    // A week of which no log was read is no quiet week.
    let mondays = mondays.filter { monday in
      known.map { $0.overlaps(monday...monday.advanced(by: 6)) } ?? false
    }
    let calibrating = mondays.first.map { policies.scoring.calibrationMondays(before: $0) } ?? []
    let judged = try ledger.weeks(calibrating + mondays)
    let past = ScoredPast(judged, mondays: mondays, since: first, scorer: scorer)
    let hidden = policies.exceptions.exceptions.isEmpty ? [] : hiddenDays(in: judged, of: past)
    return Scored(
      past: past, judged: judged, hidden: hidden, known: known, precedents: reader.precedents)
  }

  /// The first and the last day that the history has an event of; `nil` for an empty one.
  private func knownDays() throws(TidewatchError) -> ClosedRange<LocalDay>? {
    let figures = try store.statistics()
    guard let first = figures.firstEvent, let last = figures.lastEvent else { return nil }
    return clock.day(of: first)...clock.day(of: last)
  }

  private func proposed(
    against past: ScoredPast
  ) throws(TidewatchError) -> TuneReport.Proposal? {
    guard let (proposal, policies) = proposal else { return nil }
    let scored = try scored(policies)
    let then = scored.past
    let line = policies.scoring.alertScore
    let recall = try recall(in: then, hidden: scored.hidden, policies, at: [line]).first
    return TuneReport.Proposal(
      name: proposal.path, changes: proposal.changes.map(\.words),
      remarks: remarks(on: policies), alertScore: line,
      hits: then.hits, findings: then.findings,
      step: then.step(at: line), ladder: policies.tuning.ladder.map { then.step(at: $0) },
      change: ScoredPast.change(
        from: past.alerts(from: self.policies.scoring.alertScore), to: then.alerts(from: line)),
      recall: recall)
  }

  /// What is wrong with the exceptions that a proposal brings.
  private func remarks(onExceptionsOf proposed: PolicySet) -> [String] {
    let known = Set(policies.exceptions.exceptions.map(\.id))
    return ExceptionCheck(proposed).remarks(on: last.lastDay.advanced(by: 1))
      .filter { $0.kind.isProblem && !known.contains($0.id) }
      .map { "exception '\($0.id)': \($0.message)" }
  }

  /// What the history cannot tell about proposed models.
  private func remarks(on proposed: PolicySet) -> [String] {
    let known = Set(policies.vendors.vendors.flatMap { $0.domains + $0.apps })
    let new = proposed.vendors.vendors.flatMap { $0.domains + $0.apps }.filter {
      !known.contains($0)
    }
    let excepted = remarks(onExceptionsOf: proposed)
    guard !new.isEmpty else { return excepted }
    return excepted + [
      "what was not searched for when logs were read is not in the history, so nothing of "
        + "\(new.joined(separator: ", ")) is counted; ingest the logs again with the new list"
    ]
  }
}

extension Proposal.Change {
  /// Items of a list that are named at most.
  private static let itemsShown = 10

  /// `scoring.yaml: weights.new-vendor = 1.2`, `holidays.yaml: holidays.add = 2026-12-25 Christmas Day`
  fileprivate var words: String {
    let shown = items.prefix(Self.itemsShown).joined(separator: ", ")
    let more = items.count - Self.itemsShown
    let list = items.isEmpty ? "nothing" : more > 0 ? "\(shown) and \(more) more" : shown
    return "\(file): \(path.joined(separator: ".")) = \(value ?? list)"
  }
}
