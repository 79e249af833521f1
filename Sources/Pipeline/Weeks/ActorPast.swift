import Events
import History
import Places
import Policies
import Scoring

/// One actor over a season: its days once by each clock, and how each of the weeks sees them.
struct ActorPast: Sendable {
  struct Look: Sendable {
    /// The place of its clock's days.
    var days: Int
    var choice: ZoneChoice
    var role: EntityRole
    var restDays: RestDays
  }

  let stored: StoredEntity
  /// By clock.
  private(set) var days: [[DayActivity]] = []
  /// By week; `nil` where the week does not see the actor, or not in this way.
  private(set) var looks: [Look?] = []

  /// The actor as a week sees it.
  ///
  /// - Parameters:
  ///   - week: its place in the season.
  ///   - span: the days that it sees.
  func activity(in week: Int, span: ClosedRange<LocalDay>) -> EntityActivity? {
    guard let look = looks[week] else { return nil }
    var activity = EntityActivity(
      entity: stored.entity, firstSeen: look.choice.clock.day(of: stored.firstSeen),
      days: days[look.days].during(span))
    activity.role = look.role
    activity.restDays = look.restDays
    return activity
  }
}

/// Makes pasts of actors that have just the events under their own name; one for each thread.
struct ActorPastMaker {
  private let frames: [WeekFrame]
  private let chooser: ZoneChooser
  private let places: PlaceFinder
  private let finder: RoleFinder
  private let calendar: HolidayCalendar
  private var builder: ActivityBuilder

  init(frames: [WeekFrame], reader: WeekReader) {
    let policies = reader.policies
    self.frames = frames
    chooser = ZoneChooser(policy: policies.timeZones, organisation: reader.clock)
    places = PlaceFinder(policy: policies.sites, geography: reader.geography)
    finder = RoleFinder(policy: policies.roles)
    calendar = reader.calendar
    builder = ActivityBuilder(policies: policies, classifier: reader.classifier)
  }

  /// - Parameters:
  ///   - events: those within the spans of all the weeks, in the order of time; they get the country of
  ///     their source.
  ///   - context: what the entity did elsewhere, by UTC day.
  mutating func past(
    of stored: StoredEntity, events: inout EntityEvents, context: [LocalDay: ContextSketch]
  ) -> ActorPast {
    places.addCountries(to: &events)
    let traces = places.traces(of: stored.entity, events: events)
    let gaps = ActGaps(of: events.moments)
    var past = ActorPast(stored: stored)
    var zones: [LocalClock] = []
    for frame in frames {
      let seen = events.places(within: frame.span)
      guard !frame.apart.contains(stored.entity.id), !seen.isEmpty else {
        past.add(nil)
        continue
      }
      let before = events.rows.firstPlace { $0.time >= frame.start }
      let choice = chooser.choice(
        for: stored.entity.kind,
        traces: traces.isEmpty ? [] : traces[seen.clamped(to: 0..<before)])
      let clock = choice.clock
      let zone = zones.firstIndex { $0.timeZone == clock.timeZone } ?? zones.count
      if zone == zones.count {
        zones.append(clock)
        past.add(
          builder.days(of: events, context: context, clock: clock).during(frames.seenDays))
      }
      var activity = EntityActivity(
        entity: stored.entity, firstSeen: clock.day(of: stored.firstSeen), days: past.days[zone])
      let judged = events.rows.firstPlace { clock.day(of: $0.time) >= frame.days.lowerBound }
      activity.gaps = gaps.counts(in: seen.clamped(to: 0..<judged))
      let role = finder.role(of: activity, days: frame.past, place: places.place)
      past.add(
        ActorPast.Look(
          days: zone, choice: choice, role: role,
          restDays: calendar.restDays(of: role.kind, in: clock.timeZone)))
    }
    return past
  }
}

extension ActorPast {
  fileprivate init(stored: StoredEntity) {
    self.stored = stored
  }

  fileprivate mutating func add(_ look: Look?) { looks.append(look) }

  fileprivate mutating func add(_ days: [DayActivity]) { self.days.append(days) }
}

extension [DayActivity] {
  /// Those within a span, of ascending days; in memory of their own size.
  fileprivate func during(_ span: ClosedRange<LocalDay>) -> [DayActivity] {
    let start = firstPlace { $0.day >= span.lowerBound }
    let end = firstPlace { $0.day > span.upperBound }
    return start == 0 && end == count && count == capacity ? self : Array(self[start..<end])
  }
}

extension EntityEvents {
  /// Where the rows within a window are.
  fileprivate func places(within window: TimeWindow) -> Range<Int> {
    let start = rows.firstPlace { $0.time >= window.start }
    return start..<max(start, rows.firstPlace { $0.time >= window.end })
  }
}
