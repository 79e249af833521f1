import Detection
import Events
import History
import Ingestion
import Places
import Policies
import Scoring

/// Everybody as days of one ISO week see them: names joined by what was known at their end, clocks and
/// roles by what came before the week.
///
/// So a week looks the same however much later it is looked at.
struct WeekScene {
  let days: ClosedRange<LocalDay>
  let actors: ActorStream
  let clocks: ActorClocks
  /// Everybody's days from the first that may influence the week's, in no order.
  let activities: [EntityActivity]
}

/// Reads weeks out of the history.
struct WeekReader: Sendable {
  let policies: PolicySet
  let store: HistoryStore
  /// The organisation's.
  let clock: LocalClock
  /// The countries of public addresses; `nil` without such a database.
  let geography: GeoDatabase?
  /// Whose days of rest are which.
  let calendar: HolidayCalendar
  /// The verdicts that were there when the reader was made.
  private let verdicts: [TriageEntry]
  /// What they do to scores, by the names that they were given for.
  let precedents: Precedents

  init(
    policies: PolicySet, store: HistoryStore, clock: LocalClock, geography: GeoDatabase?
  ) throws(TidewatchError) {
    self.policies = policies
    self.store = store
    self.clock = clock
    self.geography = geography
    calendar = HolidayCalendar(policies.holidays, timeZones: policies.timeZones)
    verdicts = try store.triageEntries()
    precedents = Precedents(journal: TriageJournal(verdicts), policy: policies.triage)
  }

  /// The verdicts by what their names stand for among some actors.
  func journal(of actors: ActorStream) -> TriageJournal {
    TriageJournal(verdicts) { actors.joins.account(of: $0) }
  }

  /// What judges stored events; one for each thread.
  var classifier: AccessClassifier {
    AccessClassifier(
      policies: policies, redactor: SecretRedactor(policy: policies.redaction) { _ in nil })
  }

  /// Who is in the history before the end of days.
  func actors(through day: LocalDay) throws(TidewatchError) -> ActorStream {
    try ActorStream(
      store: store, policies: policies, geography: geography,
      before: clock.window(from: day, through: day).end)
  }

  /// Everybody's days that may influence some of one ISO week.
  func scene(of days: ClosedRange<LocalDay>) throws(TidewatchError) -> WeekScene {
    try season(of: [days]).scene(0)
  }

  /// What may hold the events that influence days of one ISO week, by anybody's clock.
  func span(before days: ClosedRange<LocalDay>) -> TimeWindow {
    clock.window(
      from: policies.scoring.replayStart(before: days.lowerBound), through: days.upperBound
    ).widened
  }

  /// The days that may influence days of one ISO week, before them.
  func past(before days: ClosedRange<LocalDay>) -> ClosedRange<LocalDay> {
    policies.scoring.replayStart(before: days.lowerBound)...days.lowerBound.advanced(by: -1)
  }

  /// Makes activities with the clocks and roles of a week.
  ///
  /// - Parameter readsURLs: whether sessions tell API calls and keys too, which takes a look at each URL.
  func activityBuilder(
    of actors: ActorStream, clocks: ActorClocks, days: ClosedRange<LocalDay>,
    readsURLs: Bool = true
  ) -> WeekActivityBuilder {
    WeekActivityBuilder(
      actors: actors, clocks: clocks, days: days, span: span(before: days),
      past: past(before: days),
      finder: RoleFinder(policy: policies.roles), calendar: calendar,
      teachings: Teachings(journal: journal(of: actors), policy: policies.triage),
      builder: ActivityBuilder(
        policies: policies, classifier: classifier, readsURLs: readsURLs))
  }
}

/// Turns what an actor did into its activity as a week sees it.
struct WeekActivityBuilder {
  let actors: ActorStream
  let clocks: ActorClocks
  let days: ClosedRange<LocalDay>
  let span: TimeWindow
  let past: ClosedRange<LocalDay>
  let finder: RoleFinder
  let calendar: HolidayCalendar
  let teachings: Teachings
  var builder: ActivityBuilder

  mutating func activity(
    of stored: StoredEntity, events: EntityEvents
  ) throws(TidewatchError) -> EntityActivity {
    let clock = clocks.choose(for: stored.entity, events: events, places: actors.places)
    let id = stored.entity.id
    var taught = events
    if teachings.hasExcluded(id) {
      taught.keep { row, _ in !teachings.isExcluded(id, on: clock.day(of: row.time)) }
    }
    let before = taught.rows.firstPlace { clock.day(of: $0.time) >= days.lowerBound }
    var activity = teachings.marking(
      EntityActivity(
        entity: stored.entity, firstSeen: clock.day(of: stored.firstSeen),
        days: builder.days(
          of: events, context: try actors.context(of: stored.entity, during: span), clock: clock),
        gaps: ActGaps.counts(of: taught.moments.prefix(before))))
    activity.role = finder.role(of: activity, days: past, place: actors.place)
    activity.restDays = calendar.restDays(of: activity.role.kind, in: clock.timeZone)
    return activity
  }
}
