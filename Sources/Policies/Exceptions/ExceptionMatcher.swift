import Events

/// Which sessions an exception covers; what is not named fits everything.
package struct ExceptionMatcher: Hashable, Sendable {
  /// The entity as reports name it.
  package var entity: Patterns?
  /// The id or the name of a role, or its kind: `tip-feed`, `person`.
  package var role: Patterns?
  /// Vendors' ids, of which a session may have no other.
  package var vendor: Patterns?
  /// Signals to which the effect is narrowed.
  package var signal: Patterns?
  /// The client's family.
  package var client: Patterns?
  /// The source address.
  package var source: Patterns?
  /// The ISO 3166 code.
  package var country: Patterns?
  /// Hours of the entity's own clock in which the whole session must lie.
  package var hours: HourWindow?
  /// Weekdays, 1 for Monday to 7.
  package var weekdays: Set<Int>?
  /// The first and the last day, both inclusive.
  package var from: LocalDay?
  package var until: LocalDay?

  package init() {}

  /// The fields that say who or what, by their keys in the file; times alone cover everybody.
  package static let patternFields:
    [(key: String, path: WritableKeyPath<Self, Patterns?> & Sendable)] = [
      ("entity", \.entity), ("role", \.role), ("vendor", \.vendor), ("signal", \.signal),
      ("client", \.client), ("source", \.source), ("country", \.country),
    ]

  /// Whether a day is within the matcher's days.
  package func covers(_ day: LocalDay) -> Bool {
    weekdays.map { $0.contains(day.weekday) } != false && from.map { $0 <= day } != false
      && until.map { day <= $0 } != false
  }

  /// Whether one session of a covered day is covered; the entity and its role are looked at apart.
  ///
  /// A session that does not say its source or country fits no pattern but `*`, and one that runs past
  /// the hours is not covered, so that nothing hides at the edge.
  ///
  /// - Parameters:
  ///   - vendors: ids.
  ///   - minutes: of the day, of the first and the last access.
  package func coversSession(
    vendors: [String], source: String, client: String, country: String, minutes: ClosedRange<Int>
  ) -> Bool {
    if let vendor, vendors.isEmpty || !vendors.allSatisfy(vendor.match) { return false }
    return self.client.map { $0.match(client) } != false
      && self.source.map { $0.match(source) } != false
      && self.country.map { $0.match(country) } != false
      && hours.map { $0.contains(minutes) } != false
  }

  /// Whether everything that another covers is covered, as far as the patterns themselves tell.
  package func includes(_ other: Self) -> Bool {
    for (_, path) in Self.patternFields {
      guard let own = self[keyPath: path] else { continue }
      guard let theirs = other[keyPath: path], own.include(theirs) else { return false }
    }
    if let hours { guard let theirs = other.hours, hours.includes(theirs) else { return false } }
    if let weekdays {
      guard let theirs = other.weekdays, weekdays.isSuperset(of: theirs) else { return false }
    }
    if let from { guard let theirs = other.from, from <= theirs else { return false } }
    if let until { guard let theirs = other.until, theirs <= until else { return false } }
    return true
  }
}
