import Events

/// The days of one ISO week, or of a part of it, that have a hit, as each signal saw every session.
///
/// It is all that a score is made of: weights, caps, thresholds and exceptions come after it, and may
/// change without another look at the past.
package struct JudgedWeek: Hashable, Sendable {
  package struct Session: Hashable, Sendable {
    package var source: String
    package var client: String
    package var country: String
    /// Ids, ascending.
    package var vendors: [String]
    /// Minutes of the local day, of the first and the last access.
    package var minutes: ClosedRange<Int>
    package var events: Int
    /// ln of each signal's probability in the registry's order, to single precision; 0 where nothing is
    /// unusual.
    package var logTails: [Double]

    package init(
      source: String, client: String, country: String, vendors: [String],
      minutes: ClosedRange<Int>, events: Int = 1, logTails: [Double]
    ) {
      self.source = source
      self.client = client
      self.country = country
      self.vendors = vendors
      self.minutes = minutes
      self.events = events
      self.logTails = logTails
    }
  }

  package struct Day: Hashable, Sendable {
    package var entity: Entity
    package var role: EntityRole.Kind
    /// Empty where no role is known.
    package var roleName: String
    package var day: LocalDay
    package var hits: Int
    package var events: Int
    /// In the order of their first access; at least one.
    package var sessions: [Session]
    /// What the day's events were compared with; `nil` for a single session, or where nothing is known.
    package var volume: Volume?

    package init(
      entity: Entity, role: EntityRole.Kind, roleName: String, day: LocalDay, hits: Int,
      events: Int, sessions: [Session], volume: Volume? = nil
    ) {
      self.entity = entity
      self.role = role
      self.roleName = roleName
      self.day = day
      self.hits = hits
      self.events = events
      self.sessions = sessions
      self.volume = volume
    }
  }

  /// Counts the ways in which the same past was ever judged: raised by whoever changes that, so that
  /// nothing judged before is taken for the same.
  package static let revision = 2

  /// By day, then by entity.
  package var days: [Day]

  package init(days: [Day] = []) {
    self.days = days
  }
}

extension JudgedWeek.Session {
  init(_ session: Session, logTails: [Double]) {
    self.init(
      source: session.source, client: session.client, country: session.country,
      vendors: session.vendors.keys.sorted(), minutes: session.minutes, events: session.events,
      logTails: logTails)
  }
}

extension JudgedWeek.Day {
  init(
    _ day: DayActivity, of activity: EntityActivity, logTails: [[Double]],
    volume: JudgedWeek.Volume? = nil
  ) {
    self.init(
      entity: activity.entity, role: activity.role.kind, roleName: activity.role.name,
      day: day.day, hits: day.hits, events: day.events,
      sessions: zip(day.sessions, logTails).map { JudgedWeek.Session($0, logTails: $1) },
      volume: day.sessions.count > 1 ? volume : nil)
  }
}
