import Events

/// `Models/holidays.yaml`: which days are days of rest, and for whom.
package struct HolidayPolicy: Hashable, Sendable {
  package struct Holiday: Hashable, Sendable {
    /// One day or several.
    package var days: ClosedRange<LocalDay>
    /// For people: `Christmas Day`.
    package var name: String
    /// The IANA names of the clocks of those whom it concerns; empty for everybody.
    package var timeZones: [String]

    package init(days: ClosedRange<LocalDay>, name: String, timeZones: [String] = []) {
      self.days = days
      self.name = name
      self.timeZones = timeZones
    }
  }

  /// In the order of the file.
  package var holidays: [Holiday]

  /// Nothing but weekends.
  package static let none = HolidayPolicy(holidays: [])

  package init(holidays: [Holiday]) {
    self.holidays = holidays
  }
}

extension HolidayPolicy.Holiday {
  /// Whether somebody may be concerned by both on the same day.
  package func doubles(_ other: Self) -> Bool {
    guard days.overlaps(other.days) else { return false }
    return timeZones.isEmpty || other.timeZones.isEmpty
      || timeZones.contains { other.timeZones.contains($0) }
  }
}

extension HolidayPolicy {
  /// What two holidays say twice to the same people, under two names of one zone.
  func problems(by timeZones: TimeZonePolicy) -> [String] {
    let named = holidays.map { holiday in
      var named = holiday
      named.timeZones = holiday.timeZones.map(timeZones.ownName)
      return named
    }
    var problems: [String] = []
    for later in holidays.indices {
      for earlier in holidays.indices.prefix(later)
      where named[later].doubles(named[earlier]) && !holidays[later].doubles(holidays[earlier]) {
        let day = max(holidays[later].days.lowerBound, holidays[earlier].days.lowerBound)
        problems.append(
          "\(day) is in '\(holidays[earlier].name)' and in '\(holidays[later].name)', and their time "
            + "zones are one under two names; keep one.")
      }
    }
    return problems
  }

  /// What decides the rest of days in a span, as bytes that are the same for the same; none where no
  /// holiday is in it. Names decide nothing.
  package func fingerprint(of span: ClosedRange<LocalDay>) -> [UInt8] {
    let lines = holidays.filter { $0.days.overlaps(span) }.map { holiday in
      let days = holiday.days.clamped(to: span)
      return "holiday \(days.lowerBound) \(days.upperBound) "
        + holiday.timeZones.sorted().joined(separator: ",") + "\n"
    }
    return Array(lines.sorted().joined().utf8)
  }
}
