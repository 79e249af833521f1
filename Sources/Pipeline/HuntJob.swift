import Detection
import Events
import History
import Ingestion
import Places
import Policies
import Reporting
import Scoring

/// `tidewatch hunt`: scores the days of a window with what came before them, and writes it down.
package struct HuntJob {
  package var policies: PolicySet
  package var store: HistoryStore
  package var window: Report.Window
  package var clock: LocalClock
  /// The countries of public addresses; `nil` without such a database.
  package var geography: GeoDatabase?
  /// Rejections of this run's own inputs, whole files among them.
  package var rejections: [Rejection] = []
  /// Is told how many past weeks that had to be judged first are judged.
  package var progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }

  /// Hits that are shown with one finding.
  private static let evidenceShown = 50

  package init(
    policies: PolicySet, store: HistoryStore, window: Report.Window, clock: LocalClock
  ) {
    self.policies = policies
    self.store = store
    self.window = window
    self.clock = clock
  }

  /// The report; a function of the store, the policies, the window and this run's rejections.
  ///
  /// Each ISO week of the window is judged as alone. What the weeks before came to is kept in the store
  /// where that may be written.
  package func report() throws(TidewatchError) -> Report {
    let names = policies.vendors.namesByID
    let reader = try WeekReader(
      policies: policies, store: store, clock: clock, geography: geography)
    let scorer = Scorer(policies, precedents: reader.precedents)
    var ledger = try WeekLedger(reader: reader, scorer: scorer)
    ledger.progress = progress
    var survey = WindowSurvey(
      window: window, organisation: clock, classifier: reader.classifier,
      evidenceShown: Self.evidenceShown)
    var shared: [SharedNovelty] = []
    var slowBurns: [SlowBurn] = []
    var excepted = ExceptionSurvey(policy: policies.exceptions, window: window)
    var holidays = HolidaySurvey(policy: policies.holidays, window: window)
    var identities: Report.Identities?
    var journal = TriageJournal()
    for days in window.weeks {
      let (scene, past, periods) = try ledger.scene(of: days)
      let outcome = scorer.outcome(
        for: scene.activities, ofOneWeek: days, after: past, periods: periods)
      if days.lowerBound.distance(to: days.upperBound) == 6 {
        try ledger.keep([days.lowerBound: outcome.week])
      }
      shared += outcome.sharedNovelties
      slowBurns = scorer.slowBurns(
        in: past + [outcome.week], periods: periods, through: days.upperBound)
      excepted.add(outcome.excepted, of: days)
      holidays.add(scene.activities)
      try survey.add(scene, findings: outcome.findings)
      identities = survey.identities(of: scene.actors.joins, clocks: scene.clocks)
      journal = reader.journal(of: scene.actors)
    }
    try excepted.addLife(from: ledger, by: scorer)
    let ranked = survey.reported
    let inputs = try store.inputs(overlapping: window.span)
    let kept = try store.rejections(overlapping: window.span, limit: .max)
    let findings = ranked.map(\.finding)
    let alerts = findings.count { $0.isAlert }
    let alertWeeks = ScoreScale.returnPeriod(score: policies.scoring.alertScore)
    let report = Report(
      window: window,
      rule: Report.Rule(
        technique: policies.baseRule.technique, severity: policies.baseRule.severity,
        confidence: policies.baseRule.confidence, alertScore: policies.scoring.alertScore,
        alertWeeks: alertWeeks),
      summary: Report.Summary(
        events: survey.events, hits: survey.hits, findings: ranked.count,
        alerts: alerts, entities: survey.entities,
        failedSignIns: inputs.reduce(0) { $0 + $1.failedSignIns },
        rejected: inputs.reduce(rejections.count) { $0 + $1.rejected }),
      holidays: holidays.report,
      chance: findings.contains { $0.returnPeriod != nil }
        ? Report.Chance(
          days: window.firstDay.distance(to: window.lastDay) + 1, alertWeeks: alertWeeks,
          alerts: alerts) : nil,
      sharedNovelties: shared.sorted(by: SharedNovelty.precedes), coverage: survey.coverage,
      findings: ranked, slowBurns: slowBurns, learning: Self.learning(of: findings),
      rejections: RejectionSurvey.groups(of: kept, and: rejections),
      inputs: inputs.map { input in
        Report.Input(
          name: input.name, format: input.format, records: input.records,
          passedOver: input.records - input.candidates,
          parsed: max(0, input.candidates - input.rejected), events: input.events, hits: input.hits,
          rejected: input.rejected)
      },
      identities: identities ?? Report.Identities(),
      exceptions: excepted.report(ranked: findings), vendorNames: names)
    return TriageReview(journal: journal, policy: policies.triage, clock: clock).reviewed(report)
  }

  /// Each learning entity once, as it stood on its last scored day.
  private static func learning(of findings: [Finding]) -> [Report.ThinBaseline] {
    var thin: [Entity: (day: LocalDay, baseline: Report.ThinBaseline)] = [:]
    for finding in findings {
      guard let learning = finding.learning else { continue }
      var entry =
        thin[finding.entity]
        ?? (
          finding.day,
          Report.ThinBaseline(entity: finding.entity, learning: learning, findings: 0)
        )
      entry.baseline.findings += 1
      if finding.day > entry.day {
        entry.day = finding.day
        entry.baseline.learning = learning
      }
      thin[finding.entity] = entry
    }
    return thin.sorted { $0.key < $1.key }.map(\.value.baseline)
  }
}

extension Report.Window {
  /// The days by ISO week, the first and the last of which may be parts.
  fileprivate var weeks: [ClosedRange<LocalDay>] {
    let mondays = stride(from: firstDay.monday.number, through: lastDay.number, by: 7)
    return mondays.map { monday in
      let week = ISOWeek(containing: LocalDay(number: monday))
      return max(firstDay, week.firstDay)...min(lastDay, week.lastDay)
    }
  }
}
