/// An ISO 8601 week, Monday to Sunday: `2026-W47`.
package struct ISOWeek: Hashable, Comparable, Sendable {
  /// Weeks since the week of Monday 1969-12-29.
  package var index: Int32

  package init(index: Int32) {
    self.index = index
  }

  /// The week that a day lies in.
  package init(containing day: LocalDay) {
    self.index = Int32((Int(day.number) + 3).flooredDivision(by: 7))
  }

  /// The week of an instant in UTC.
  package init(containing time: Timestamp) {
    let day = time.seconds.flooredDivision(by: 86_400)
    self.init(containing: LocalDay(number: Int32(day)))
  }

  /// A week from its ISO 8601 form, `2026-W47`; `nil` for anything else or a week 53 that is not.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 4, parts[1].count == 3, parts[1].first == "W",
      let year = Int(parts[0]), let week = Int(parts[1].dropFirst()), (1...53).contains(week),
      let fourthOfJanuary = LocalDay("\(parts[0])-01-04")
    else { return nil }
    let candidate = Self(index: Self(containing: fourthOfJanuary).index + Int32(week - 1))
    guard candidate.year == year else { return nil }
    self = candidate
  }

  /// The Monday.
  package var firstDay: LocalDay { LocalDay(number: index * 7 - 3) }

  /// The Sunday.
  package var lastDay: LocalDay { firstDay.advanced(by: 6) }

  /// The year that the week belongs to: that of its Thursday.
  package var year: Int { CivilDate.date(ofDay: Int(firstDay.number) + 3).year }

  /// The number of the week in its year, 1 to 53.
  package var number: Int {
    let thursday = Int(firstDay.number) + 3
    return (thursday - CivilDate.dayNumber(year: year, month: 1, day: 1)) / 7 + 1
  }

  package func advanced(by weeks: Int) -> Self { Self(index: index + Int32(weeks)) }

  package static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

extension ISOWeek: CustomStringConvertible {
  package var description: String {
    "\(CivilDate.padded(year, 4))-W\(CivilDate.padded(number, 2))"
  }
}
