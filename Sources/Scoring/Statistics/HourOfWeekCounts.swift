import Events

/// In how many days an entity was active in each of the 168 local hours of a week.
///
/// An hour of a day counts once, however many events it holds: requests of one session come in
/// bursts, and one night of a thousand requests must not make nights normal.
package struct HourOfWeekCounts: Hashable, Sendable {
  /// Active hours counted.
  package private(set) var total = 0
  private var counts = [Int](repeating: 0, count: 168)

  package init() {}

  /// Counts the active hours of one day.
  ///
  /// - Parameter weekday: the one that the day's hours belong to, as `RestDays.weekday(of:)` has it.
  package mutating func add(_ day: DayActivity, as weekday: Int) {
    for hour in day.activeHours {
      counts[Self.index(weekday: weekday, hour: hour)] += 1
      total += 1
    }
  }

  /// Counts another span's days too; in any order and grouping the result is the same.
  package mutating func merge(_ other: Self) {
    total += other.total
    for index in counts.indices { counts[index] += other.counts[index] }
  }

  /// Active hours at each hour of the day, over all days of rest or all of work; 24 numbers.
  package func hours(onRest isRest: Bool) -> [Int] {
    (0..<24).map { hour in
      (isRest ? 6...7 : 1...5).reduce(0) { $0 + counts[Self.index(weekday: $1, hour: hour)] }
    }
  }

  /// The place of an hour in the week, Monday 00:00 first.
  package static func index(weekday: Int, hour: Int) -> Int { (weekday - 1) * 24 + hour }
}

extension DayActivity {
  /// The local hours, 0 to 23, with at least one event.
  var activeHours: [Int] { hours.indices.filter { hours[$0] > 0 } }
}
