import Events

/// Sessions that never happened, by one entity.
package struct Injection: Hashable, Sendable {
  package var entity: Entity
  /// By local day.
  package var sessions: [LocalDay: [Session]]

  /// Counts the ways in which the same procedure was ever made into sessions: raised by whoever changes
  /// that, so that nothing rehearsed before is taken for the same.
  package static let revision = 1

  package init(entity: Entity, sessions: [LocalDay: [Session]]) {
    self.entity = entity
    self.sessions = sessions
  }
}

extension DayActivity {
  /// Adds a session behind those that are there, and counts it as if its accesses had been logged.
  ///
  /// It stays a session of its own even where it would have been one with another.
  mutating func add(_ session: Session) {
    sessions.append(session)
    events += session.events
    hits += session.hits
    if session.isScripted { scripted += session.events }
    vendors.merge(session.vendors, uniquingKeysWith: +)
    clients[session.client, default: 0] += session.events
    if !session.source.isEmpty { sources[session.source, default: 0] += session.events }
    if !session.country.isEmpty { countries[session.country, default: 0] += session.events }
    let (first, last) = (session.minutes.lowerBound / 60, session.minutes.upperBound / 60)
    for number in 0..<session.events {
      hours[first + number * (last - first + 1) / session.events] += 1
    }
  }
}
