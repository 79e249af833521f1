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
  package func report() throws(TidewatchError) -> Report {
    let classifier = AccessClassifier(
      policies: policies, redactor: SecretRedactor(policy: policies.redaction) { _ in nil })
    let actors = try ActorStream(
      store: store, policies: policies, geography: geography, before: window.span.end)
    let clocks = ActorClocks(policies: policies, organisation: clock, before: window.firstDay)
    let joins = actors.joins
    let journal = TriageJournal(try store.triageEntries()) { joins.account(of: $0) }
    let activities = try activities(of: actors, clocks: clocks, classifier: classifier)
    let roles = Dictionary(
      activities.map { ($0.entity.id, $0.role) }, uniquingKeysWith: { first, _ in first })
    let names = policies.vendors.namesByID
    let (ranked, shared) = Scorer(policy: policies.scoring, vendorNames: names)
      .outcome(for: activities, days: window.firstDay...window.lastDay)
    var survey = WindowSurvey(
      window: window, organisation: clock, findings: ranked, classifier: classifier,
      evidenceShown: Self.evidenceShown)
    try actors.forEach(during: window.span.widened) { stored, events throws(TidewatchError) in
      survey.add(stored.entity, events: events, clock: clocks.clock(of: stored.entity)) { event in
        actors.isAttributed(event, to: stored.entity)
      }
    }
    let inputs = try store.inputs(overlapping: window.span)
    let kept = try store.rejections(overlapping: window.span, limit: .max)
    let alerts = ranked.count { $0.isAlert }
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
      chance: ranked.contains { $0.returnPeriod != nil }
        ? Report.Chance(
          days: window.firstDay.distance(to: window.lastDay) + 1, alertWeeks: alertWeeks,
          alerts: alerts) : nil,
      sharedNovelties: shared, coverage: survey.coverage,
      findings: survey.reported { roles[$0.id] ?? .unknown },
      learning: Self.learning(of: ranked),
      rejections: RejectionSurvey.groups(of: kept, and: rejections),
      inputs: inputs.map { input in
        Report.Input(
          name: input.name, format: input.format, records: input.records,
          passedOver: input.records - input.candidates,
          parsed: max(0, input.candidates - input.rejected), events: input.events, hits: input.hits,
          rejected: input.rejected)
      },
      identities: survey.identities(of: actors.joins, clocks: clocks), vendorNames: names)
    return TriageReview(journal: journal, policy: policies.triage, clock: clock).reviewed(report)
  }

  /// Every entity's days from the first that may influence the window to its end, and what each is by
  /// what came before it.
  private func activities(
    of actors: ActorStream, clocks: ActorClocks, classifier: AccessClassifier
  ) throws(TidewatchError) -> [EntityActivity] {
    let start = policies.scoring.replayStart(before: window.firstDay)
    let past = start...window.firstDay.advanced(by: -1)
    let finder = RoleFinder(policy: policies.roles)
    var builder = ActivityBuilder(policies: policies, classifier: classifier)
    var activities: [EntityActivity] = []
    let span = clock.window(from: start, through: window.lastDay).widened
    try actors.forEach(during: span) {
      stored, events throws(TidewatchError) in
      let clock = clocks.choose(for: stored.entity, events: events, place: actors.place)
      var activity = builder.activity(
        of: stored, events: events,
        context: try actors.context(of: stored.entity, during: span), clock: clock,
        judging: window.firstDay...window.lastDay)
      activity.role = finder.role(of: activity, days: past, place: actors.place)
      activities.append(activity)
    }
    return activities
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
