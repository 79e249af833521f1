/// An instant in UTC with Kusto's resolution of 100 nanoseconds.
///
///     Timestamp(year: 2026, month: 11, day: 16, hour: 9)?.description  // "2026-11-16T09:00:00Z"
package struct Timestamp: Hashable, Comparable, Sendable {
  package static let ticksPerSecond: Int64 = 10_000_000

  /// Ticks of 100 ns since 1970-01-01T00:00:00Z; negative before it.
  package var ticks: Int64

  package init(ticks: Int64) {
    self.ticks = ticks
  }

  package init(seconds: Int64) {
    self.ticks = seconds * Self.ticksPerSecond
  }

  package init(milliseconds: Int64) {
    self.ticks = milliseconds * 10_000
  }

  /// An instant from UTC calendar fields; `nil` for a date or time that does not exist.
  ///
  /// A leap second (`second` 60) is read as the last second of its minute.
  package init?(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0,
    ticks fraction: Int = 0
  ) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= CivilDate.days(inMonth: month, year: year),
      (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second),
      (0..<Int(Self.ticksPerSecond)).contains(fraction)
    else { return nil }
    let days = CivilDate.dayNumber(year: year, month: month, day: day)
    let seconds = days * 86_400 + hour * 3600 + minute * 60 + min(second, 59)
    self.ticks = Int64(seconds) * Self.ticksPerSecond + Int64(fraction)
  }

  /// Whole seconds since 1970, rounded down.
  package var seconds: Int { Int(ticks).flooredDivision(by: Int(Self.ticksPerSecond)) }

  package static func < (left: Self, right: Self) -> Bool { left.ticks < right.ticks }

  /// This instant moved by a number of seconds.
  package func advanced(bySeconds seconds: Int) -> Self {
    Self(ticks: ticks + Int64(seconds) * Self.ticksPerSecond)
  }
}

extension Timestamp: CustomStringConvertible {
  /// ISO 8601 in UTC, with as many fraction digits as needed: `2026-11-16T09:14:27.483Z`.
  package var description: String {
    let seconds = seconds
    let days = seconds.flooredDivision(by: 86_400)
    let second = seconds - days * 86_400
    let date = CivilDate.date(ofDay: days)
    var text = "\(CivilDate.padded(date.year, 4))-\(CivilDate.padded(date.month, 2))"
    text += "-\(CivilDate.padded(date.day, 2))T\(CivilDate.padded(second / 3600, 2))"
    text += ":\(CivilDate.padded(second / 60 % 60, 2)):\(CivilDate.padded(second % 60, 2))"
    let fraction = Int(ticks) - seconds * Int(Self.ticksPerSecond)
    if fraction != 0 {
      var digits = CivilDate.padded(fraction, 7)
      while digits.last == "0" { digits.removeLast() }
      text += ".\(digits)"
    }
    return text + "Z"
  }
}
