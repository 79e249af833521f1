import Events
import Policies

/// One entity's past before a scored day: only days strictly before it, and only those within the
/// baseline window.
package struct Baseline: Sendable {
  package let entity: Entity
  /// The first day of exposure: that of the window, or of the entity's first event when later.
  package let from: LocalDay
  /// The day before the scored one.
  package let until: LocalDay
  /// The active days of the exposure, ascending.
  package let days: ArraySlice<DayActivity>
  /// The entity's days of rest.
  let restDays: RestDays
  /// Days of exposure at which the baseline is trusted.
  package let daysNeeded: Int

  package init(of activity: EntityActivity, before day: LocalDay, policy: ScoringPolicy) {
    entity = activity.entity
    restDays = activity.restDays
    until = day.advanced(by: -1)
    let first = min(activity.firstSeen, activity.days.first?.day ?? activity.firstSeen)
    let from = max(first, policy.windowStart(before: day))
    self.from = from
    let start = activity.days.lowerBound { $0.day >= from }
    let end = activity.days.lowerBound { $0.day >= day }
    let active = activity.days[min(start, end)..<end]
    // What an analyst judged harmful is nobody's normal.
    days = active.contains { $0.lesson == 0 } ? active.filter { $0.lesson > 0 }[...] : active
    daysNeeded = min(policy.learningDays, policy.windowDays)
  }

  /// Calendar days, active or not, from `from` through `until`.
  package var exposureDays: Int { max(0, from.distance(to: until) + 1) }

  /// Days of the exposure that are of rest, or are not.
  package func exposure(onRest isRest: Bool) -> Int {
    (0..<exposureDays).count { restDays.isRest(from.advanced(by: $0)) == isRest }
  }

  /// Active days that are of rest, or are not.
  package func activeDays(onRest isRest: Bool) -> Int {
    days.count { $0.events > 0 && restDays.isRest($0.day) == isRest }
  }

  /// Whether a holiday of the entity is among the days of the exposure.
  package var hasHoliday: Bool {
    from <= until && !restDays.holidays(in: from...until).isEmpty
  }

  /// How much is missing; `nil` once the baseline is trusted.
  package var learning: Finding.Learning? {
    exposureDays < daysNeeded
      ? Finding.Learning(daysKnown: exposureDays, daysNeeded: daysNeeded) : nil
  }

  /// The span as signals show it; `nil` when there is no earlier day.
  package var span: Signal.Baseline? {
    exposureDays > 0 ? Signal.Baseline(days: exposureDays, from: from, until: until) : nil
  }

  /// Events a day over the exposure.
  package var dailyCounts: DailyCounts {
    DailyCounts(days: exposureDays, active: days.map(\.events))
  }

  /// When in the week the entity was active.
  package var hoursOfWeek: HourOfWeekCounts {
    days.reduce(into: HourOfWeekCounts()) { $0.add($1, as: restDays.weekday(of: $1.day)) }
  }
}

extension ScoringPolicy {
  /// Days that a baseline spans at most.
  package var windowDays: Int { max(1, baselineWeeks * 7) }

  /// The first day of a scored day's baseline.
  package func windowStart(before day: LocalDay) -> LocalDay { day.advanced(by: -windowDays) }

  /// The first day that may influence a scored one; the same for all days of an ISO week.
  package func replayStart(before day: LocalDay) -> LocalDay { windowStart(before: day.monday) }

  /// The Mondays of the weeks that tell how seldom the days of a week come about, ascending.
  package func calibrationMondays(before day: LocalDay) -> [LocalDay] {
    (1...max(1, calibrationWeeks)).reversed().map { day.monday.advanced(by: -7 * $0) }
  }
}
