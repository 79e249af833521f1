import Events
import Policies
import Reporting

extension HolidayPolicy {
  /// The holidays that a report of a window names; by day, then by name.
  func shown(in window: Report.Window) -> [Report.Holiday] {
    let span = window.firstDay...window.lastDay
    return holidays.filter { $0.days.overlaps(span) }.map { holiday in
      Report.Holiday(
        days: holiday.days.clamped(to: span), name: holiday.name, timeZones: holiday.timeZones)
    }.sorted {
      ($0.days.lowerBound, $0.days.upperBound, $0.name, $0.timeZones.joined(separator: " "))
        < ($1.days.lowerBound, $1.days.upperBound, $1.name, $1.timeZones.joined(separator: " "))
    }
  }
}
