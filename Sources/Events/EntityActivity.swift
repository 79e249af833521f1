/// What one entity did at TI vendors on one local day.
///
/// A history has hundreds of thousands of them in memory at a time, so what the sessions tell is not kept
/// twice.
package struct DayActivity: Hashable, Sendable {
  package var day: LocalDay
  /// Proxy rows and sign-ins of the day.
  package var events = 0
  /// DNS lookups of vendors' names: shown, and in none of the other counts.
  package var lookups = 0
  /// Sign-ins that a client made again for its user: in `vendors` and `countries`, and in none of the
  /// other counts, as machines keep no hours.
  package var backgroundSignIns = 0
  /// Events that the base rule returns.
  package var hits = 0
  /// Events with a scripted client.
  package var scripted = 0
  /// Events in each local hour.
  package var hours = HourCounts()
  /// The day's accesses by session, in the order of their first.
  package var sessions: [Session] = []
  /// What the entity did elsewhere; `nil` where no log tells.
  package var context: DayContext?
  /// What baselines learn from the day, in days: 1 as of any, 0 nothing, as it was judged harmful, more
  /// where it was judged to be expected.
  package var lesson = 1.0

  private var statedVendors: [String: Int]?
  private var statedCountries: [String: Int]?
  private var statedClients: [String: Int]?
  private var statedSources: [String: Int]?

  package init(day: LocalDay) {
    self.day = day
  }
}

/// Names and how often each occurs: as they were set, else those of the sessions.
extension DayActivity {
  /// Events by vendor id.
  package var vendors: [String: Int] {
    get {
      statedVendors
        ?? sessions.reduce(into: [:]) { $0.merge($1.vendors, uniquingKeysWith: +) }
    }
    set { statedVendors = newValue }
  }

  /// Sign-ins by country; proxy rows have none of their own.
  package var countries: [String: Int] {
    get { statedCountries ?? events(by: \.country) }
    set { statedCountries = newValue }
  }

  /// Events by client family.
  package var clients: [String: Int] {
    get { statedClients ?? events(by: \.client, orNone: true) }
    set { statedClients = newValue }
  }

  /// Events by source address.
  package var sources: [String: Int] {
    get { statedSources ?? events(by: \.source) }
    set { statedSources = newValue }
  }

  /// - Parameter orNone: whether an empty name counts as one.
  private func events(by name: (Session) -> String, orNone: Bool = false) -> [String: Int] {
    var counts: [String: Int] = [:]
    for session in sessions where orNone || !name(session).isEmpty {
      counts[name(session), default: 0] += session.events
    }
    return counts
  }
}

extension DayActivity {
  /// Whether nothing is known of the day but what the entity did elsewhere.
  package var isQuiet: Bool {
    context != nil && sessions.isEmpty && events == 0 && lookups == 0 && backgroundSignIns == 0
  }
}

/// One entity's stored past at TI vendors, day by day; what Scoring reads.
package struct EntityActivity: Hashable, Sendable {
  package var entity: Entity
  /// The day of the entity's first event in the whole store.
  package var firstSeen: LocalDay
  /// Ascending; a day that is not here had no event. Quiet days are here for their context, if at all.
  package var days: [DayActivity]
  /// The gaps between the events before the judged days.
  package var gaps: GapCounts
  /// What the entity is taken for, by what came before the judged days.
  package var role = EntityRole.unknown
  /// The days on which the entity rests, by what came before the judged days.
  package var restDays = RestDays.weekends

  package init(
    entity: Entity, firstSeen: LocalDay, days: [DayActivity], gaps: GapCounts = GapCounts()
  ) {
    self.entity = entity
    self.firstSeen = firstSeen
    self.days = days
    self.gaps = gaps
  }

  /// The same without the days of which nothing but context is known.
  package var withoutQuietDays: Self {
    guard days.contains(where: \.isQuiet) else { return self }
    var active = self
    active.days.removeAll(where: \.isQuiet)
    return active
  }
}
