import Events
import Policies

/// The surprises of the replayed days, from which each week's return periods are learned.
struct SurpriseLedger {
  private let weeks: Int
  private var days: [(day: LocalDay, surprise: Double)] = []
  private var first: LocalDay?
  private var known: (week: LocalDay, periods: ReturnPeriods?)?
  private let warmUpDays: Int

  init(policy: ScoringPolicy) {
    weeks = policy.calibrationWeeks
    warmUpDays = policy.learningDays
  }

  mutating func add(_ surprise: Double, on day: LocalDay) {
    first = first ?? day
    days.append((day, surprise))
  }

  /// What the weeks before a day's own say; `nil` while they are too few.
  mutating func returnPeriods(before day: LocalDay) -> ReturnPeriods? {
    let monday = day.advanced(by: 1 - day.weekday)
    if let known, known.week == monday { return known.periods }
    let start = max(
      monday.advanced(by: -7 * weeks), first?.advanced(by: warmUpDays) ?? monday)
    days.removeAll { $0.day < start }
    let span = Double(start.distance(to: monday)) / 7
    let periods = ReturnPeriods(
      surprises: days.filter { $0.day < monday }.map(\.surprise), weeks: span)
    known = (monday, periods)
    return periods
  }
}
