/// What kind of day it is for somebody.
package enum DayType: Hashable, Sendable {
  case workday
  /// A Saturday or a Sunday that is no holiday.
  case weekend
  /// A holiday by its name, whatever the weekday.
  case holiday(String)

  /// Whether it is a day of rest.
  package var isRest: Bool { self != .workday }

  /// The name of the holiday; `nil` where it is none.
  package var holiday: String? {
    if case .holiday(let name) = self { name } else { nil }
  }
}
