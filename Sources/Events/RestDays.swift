/// The days on which somebody rests: Saturdays, Sundays, and the holidays that concern it.
///
/// What kind of day it is for somebody is decided here and nowhere else.
///
///     let rest = RestDays(holidays: [.init(days: christmas...christmas, name: "Christmas Day")])
///     rest.type(of: christmas)     // .holiday("Christmas Day")
///     rest.weekday(of: christmas)  // 7: its hours are compared with those of Sundays
package struct RestDays: Hashable, Sendable {
  package struct Holiday: Hashable, Sendable {
    package var days: ClosedRange<LocalDay>
    package var name: String

    package init(days: ClosedRange<LocalDay>, name: String) {
      self.days = days
      self.name = name
    }
  }

  /// Ascending, no two of them with a day in common.
  package let holidays: [Holiday]

  /// Saturdays and Sundays alone.
  package static let weekends = RestDays(holidays: [])

  /// - Parameter holidays: in any order; of a day that several of them have the first to begin gives the
  ///   name, of those that begin together the shortest.
  package init(holidays: some Sequence<Holiday>) {
    let sorted = holidays.sorted {
      ($0.days.lowerBound, $0.days.upperBound, $0.name)
        < ($1.days.lowerBound, $1.days.upperBound, $1.name)
    }
    var apart: [Holiday] = []
    for holiday in sorted {
      let free = apart.last.map { $0.days.upperBound.advanced(by: 1) } ?? holiday.days.lowerBound
      let first = max(free, holiday.days.lowerBound)
      guard first <= holiday.days.upperBound else { continue }
      apart.append(Holiday(days: first...holiday.days.upperBound, name: holiday.name))
    }
    self.holidays = apart
  }

  package func type(of day: LocalDay) -> DayType {
    if let holiday = holiday(on: day) { return .holiday(holiday.name) }
    return day.isWeekend ? .weekend : .workday
  }

  /// Whether a day is one of rest, for whatever reason.
  package func isRest(_ day: LocalDay) -> Bool { day.isWeekend || holiday(on: day) != nil }

  /// The weekday that a day's hours belong to, 1 for Monday to 7 for Sunday: a holiday is like a Sunday.
  package func weekday(of day: LocalDay) -> Int { holiday(on: day) == nil ? day.weekday : 7 }

  /// The holidays that have a day in a span, ascending.
  package func holidays(in span: ClosedRange<LocalDay>) -> [Holiday] {
    holidays.filter { $0.days.overlaps(span) }
  }

  private func holiday(on day: LocalDay) -> Holiday? {
    guard !holidays.isEmpty else { return nil }
    var (low, high) = (0, holidays.count)
    while low < high {
      let middle = (low + high) / 2
      if holidays[middle].days.upperBound < day { low = middle + 1 } else { high = middle }
    }
    return low < holidays.count && holidays[low].days.contains(day) ? holidays[low] : nil
  }
}
