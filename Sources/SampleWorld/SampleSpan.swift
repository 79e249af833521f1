import Events
import Foundation

/// The 14 weeks that the sample covers, and the clock on the organisation's wall.
package struct SampleSpan: Sendable {
  /// 2026-W34 to 2026-W47, ascending.
  package let weeks: [ISOWeek]
  /// The weeks in UTC, half open.
  package let window: TimeWindow
  /// Europe/Berlin.
  let clock: LocalClock

  /// - Throws: `io` when the time-zone database of the machine lacks Berlin.
  package init() throws(TidewatchError) {
    guard let first = ISOWeek("2026-W34"), let berlin = TimeZone(identifier: "Europe/Berlin") else {
      throw TidewatchError(.io, "The time zone Europe/Berlin is missing: install tzdata.")
    }
    self.weeks = (0..<14).map(first.advanced(by:))
    self.window = LocalClock.utc.window(
      from: first.firstDay, through: first.advanced(by: 13).lastDay)
    self.clock = LocalClock(timeZone: berlin)
  }

  /// The first instant of the last week in UTC.
  package var lastWeekStart: Timestamp { window.end.advanced(bySeconds: -7 * 86_400) }

  /// All days, ascending.
  var days: [LocalDay] {
    (0..<weeks.count * 7).map(weeks[0].firstDay.advanced(by:))
  }

  /// The day of an ISO week number, 34 to 47; `weekday` is 1 for Monday.
  func day(week: Int, weekday: Int) -> LocalDay {
    weeks[0].firstDay.advanced(by: (week - weeks[0].number) * 7 + weekday - 1)
  }

  /// The instant when the wall clock shows a time, given in seconds since midnight.
  func time(_ day: LocalDay, seconds: Int, milliseconds: Int = 0) -> Timestamp {
    let whole = clock.start(of: day).advanced(bySeconds: seconds)
    return Timestamp(ticks: whole.ticks + Int64(milliseconds) * 10_000)
  }
}
