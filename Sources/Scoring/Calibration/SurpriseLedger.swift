import Events
import Policies

/// The surprises of judged days, from which a week's return periods are learned.
struct SurpriseLedger {
  private var days: [(day: LocalDay, surprise: Double)] = []
  private let weeks: Int
  private let warmUpDays: Int

  init(policy: ScoringPolicy) {
    weeks = policy.calibrationWeeks
    warmUpDays = policy.windowDays
  }

  mutating func add(_ surprise: Double, on day: LocalDay) {
    days.append((day, surprise))
  }

  /// What the weeks before a Monday say; `nil` while they are too few.
  ///
  /// The first days of a store are all new, so its first weeks do not count, up to a third of them: a
  /// short past is better than none.
  ///
  /// - Parameter first: the first day that anything is known of.
  func returnPeriods(before monday: LocalDay, since first: LocalDay) -> ReturnPeriods? {
    let known = max(0, first.distance(to: monday))
    let start = max(
      monday.advanced(by: -7 * weeks), first.advanced(by: min(warmUpDays, known / 3)))
    return ReturnPeriods(
      surprises: days.filter { start <= $0.day && $0.day < monday }.map(\.surprise),
      weeks: Double(start.distance(to: monday)) / 7)
  }
}
