/// A calendar day on somebody's wall, without a time zone: `2026-11-18`.
package struct LocalDay: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  package var number: Int32

  package init(number: Int32) {
    self.number = number
  }

  /// A day from its ISO 8601 form, `YYYY-MM-DD`; `nil` for anything else or a day that is not.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
      year >= 1, (1...12).contains(month), day >= 1,
      day <= CivilDate.days(inMonth: month, year: year)
    else { return nil }
    self.number = Int32(CivilDate.dayNumber(year: year, month: month, day: day))
  }

  /// The weekday, 1 for Monday to 7 for Sunday (ISO 8601).
  package var weekday: Int {
    let shifted = (Int(number) + 3) % 7
    return (shifted < 0 ? shifted + 7 : shifted) + 1
  }

  /// Whether this is a Saturday or a Sunday; what kind of day it is for somebody, `RestDays` tells.
  package var isWeekend: Bool { weekday >= 6 }

  /// The Monday of the day's ISO week.
  package var monday: Self { advanced(by: 1 - weekday) }

  package func advanced(by days: Int) -> Self { Self(number: number + Int32(days)) }

  /// Days from this one to another; negative when the other is earlier.
  package func distance(to other: Self) -> Int { Int(other.number - number) }

  package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

extension LocalDay: CustomStringConvertible {
  package var description: String {
    let date = CivilDate.date(ofDay: Int(number))
    return "\(CivilDate.padded(date.year, 4))-\(CivilDate.padded(date.month, 2))"
      + "-\(CivilDate.padded(date.day, 2))"
  }
}
