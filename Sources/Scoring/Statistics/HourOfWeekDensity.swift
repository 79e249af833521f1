import Events

/// Where in the 168 local hours of a week an entity is active, smoothed around the circle.
///
/// An hour of a day counts once, however many events it holds: requests of one session come in
/// bursts, and one night of a thousand requests must not make nights normal.
package struct HourOfWeekDensity: Hashable, Sendable {
  /// Monday to Friday, or Saturday and Sunday.
  package enum DayType: CaseIterable, Sendable {
    case workday
    case weekend

    /// ISO weekdays of this type.
    package var weekdays: ClosedRange<Int> { self == .workday ? 1...5 : 6...7 }

    package init(weekday: Int) {
      self = weekday >= 6 ? .weekend : .workday
    }
  }

  /// Active hours counted.
  package private(set) var total = 0
  private var counts = [Int](repeating: 0, count: 168)

  package init() {}

  /// Counts the active hours of one day.
  package mutating func add(_ day: DayActivity) {
    for hour in day.activeHours {
      counts[Self.index(weekday: day.day.weekday, hour: hour)] += 1
      total += 1
    }
  }

  /// Counts another span's days too; in any order and grouping the result is the same.
  package mutating func merge(_ other: Self) {
    total += other.total
    for index in counts.indices { counts[index] += other.counts[index] }
  }

  /// Active hours at each hour of the day, over all days of a type; 24 numbers.
  package func hours(on type: DayType) -> [Int] {
    (0..<24).map { hour in
      type.weekdays.reduce(0) { $0 + counts[Self.index(weekday: $1, hour: hour)] }
    }
  }

  /// The probability of each hour of the week, Monday 00:00 first; `nil` before any event.
  ///
  /// Half of an hour's weight is its own weekday's, half is shared evenly among the days of its
  /// type. The kernel is Epanechnikov's.
  ///
  /// - Parameters:
  ///   - bandwidth: Half width of the kernel, hours.
  ///   - prior: Active hours, spread evenly over the week, that are mixed in.
  package func probabilities(bandwidth: Double, prior: Double) -> [Double]? {
    guard total > 0 else { return nil }
    let smooth = smoothed(bandwidth: bandwidth)
    var result = [Double](repeating: 0, count: 168)
    for type in DayType.allCases {
      for hour in 0..<24 {
        let shared =
          type.weekdays.reduce(0) { $0 + smooth[Self.index(weekday: $1, hour: hour)] }
          / Double(type.weekdays.count)
        for weekday in type.weekdays {
          let index = Self.index(weekday: weekday, hour: hour)
          result[index] = (0.5 * (smooth[index] + shared) + prior / 168) / (Double(total) + prior)
        }
      }
    }
    return result
  }

  /// The place of an hour in the week, Monday 00:00 first.
  package static func index(weekday: Int, hour: Int) -> Int { (weekday - 1) * 24 + hour }

  private func smoothed(bandwidth: Double) -> [Double] {
    let reach = max(0, min(83, Int(bandwidth.rounded(.up)) - 1))
    let kernel = (-reach...reach).map { offset in
      offset == 0 ? 1 : 1 - (Double(offset) / bandwidth) * (Double(offset) / bandwidth)
    }
    let sum = kernel.reduce(0, +)
    var result = [Double](repeating: 0, count: 168)
    for (index, count) in counts.enumerated() where count > 0 {
      for (place, weight) in kernel.enumerated() {
        result[(index + place - reach + 168) % 168] += Double(count) * weight / sum
      }
    }
    return result
  }
}

extension DayActivity {
  /// The local hours, 0 to 23, with at least one event.
  var activeHours: [Int] { hours.indices.prefix(24).filter { hours[$0] > 0 } }
}
