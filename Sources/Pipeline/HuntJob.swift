import Detection
import Events
import History
import Ingestion
import Policies
import Reporting
import Scoring

/// `tidewatch hunt`: scores the days of a span with what came before them, and writes it down.
package struct HuntJob {
  package var policies: PolicySet
  package var store: HistoryStore
  package var span: ReportSpan
  /// Rejections of this run's own inputs, whole files among them.
  package var rejections: [Rejection] = []

  /// Hits that are shown with one finding.
  private static let evidenceShown = 8

  package init(policies: PolicySet, store: HistoryStore, span: ReportSpan) {
    self.policies = policies
    self.store = store
    self.span = span
  }

  /// The report; a function of the store, the policies, the span and this run's rejections.
  package func report() throws(TidewatchError) -> Report {
    let classifier = AccessClassifier(
      policies: policies, redactor: SecretRedactor(policy: policies.redaction) { _ in nil })
    let activities = try activities(classifier: classifier)
    let names = Dictionary(
      policies.vendors.vendors.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    let ranked = Scorer(policy: policies.scoring, vendorNames: names)
      .findings(for: activities, days: span.first...span.last)
    var survey = SpanSurvey(
      span: span, findings: ranked, classifier: classifier, evidenceShown: Self.evidenceShown)
    try store.forEachEntity(during: span.window) { stored, events throws(TidewatchError) in
      survey.add(stored.entity, events: events)
    }
    let inputs = try store.inputs(overlapping: span.window)
    return Report(
      span: span,
      summary: ReportSummary(
        events: survey.events, hits: survey.hits, findings: ranked.count,
        alerts: ranked.count { $0.isAlert }, entities: survey.entities,
        failedSignIns: inputs.reduce(0) { $0 + $1.failedSignIns }),
      coverage: survey.coverage, findings: survey.reported,
      learning: Self.learning(of: ranked),
      inputs: inputs.map { input in
        InputRow(
          name: input.name, format: input.format, records: input.records, events: input.events,
          hits: input.hits, rejected: input.rejected)
      },
      rejections: RejectionSurvey.rows(of: inputs, and: rejections), vendorNames: names,
      rule: RuleFacts(
        severity: policies.baseRule.severity, confidence: policies.baseRule.confidence,
        alertScore: policies.scoring.alertScore))
  }

  /// Every entity's days from the start of the first baseline to the end of the span.
  private func activities(
    classifier: AccessClassifier
  ) throws(TidewatchError) -> [EntityActivity] {
    let clock = span.clock
    let start = policies.scoring.windowStart(before: span.first)
    var builder = ActivityBuilder(policies: policies, clock: clock, classifier: classifier)
    var activities: [EntityActivity] = []
    try store.forEachEntity(during: clock.window(from: start, through: span.last)) {
      stored, events throws(TidewatchError) in
      activities.append(
        builder.activity(of: stored, events: events, judging: span.first...span.last))
    }
    return activities
  }

  /// Each learning entity once, as it stood on its last scored day.
  private static func learning(of findings: [Finding]) -> [LearningEntity] {
    var latest: [Entity: (day: LocalDay, learning: Finding.Learning)] = [:]
    for finding in findings {
      guard let learning = finding.learning else { continue }
      if finding.day >= latest[finding.entity]?.day ?? finding.day {
        latest[finding.entity] = (finding.day, learning)
      }
    }
    return latest.sorted { $0.key < $1.key }
      .map { LearningEntity(entity: $0.key, learning: $0.value.learning) }
  }
}
