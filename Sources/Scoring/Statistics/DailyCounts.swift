/// Events a day over a span of days, quiet days included; mergeable, and robust in its summary.
///
///     var counts = DailyCounts()
///     for count in [3, 0, 4, 2, 900] { counts.add(count) }
///     counts.summary?.mean  // 3.8…: the 900 counts as no more than the cap
package struct DailyCounts: Hashable, Sendable {
  /// What is normal, in events a day.
  package struct Summary: Hashable, Sendable {
    package let days: Int
    package let activeDays: Int
    package let mean: Double
    /// Standard deviation, at least that of a Poisson count of this mean and at least one event,
    /// so that constant data do not make every change a miracle.
    package let deviation: Double
    /// (variance − mean) / mean², not below 0; `nil` while no event was seen.
    package let dispersion: Double?
  }

  /// Days counted, active or not.
  package private(set) var days = 0
  /// The counts of the active days, ascending.
  package private(set) var active: [Int] = []

  package init() {}

  /// Counts of active days out of a number of days; counts that are not above 0 are quiet days.
  package init(days: Int, active: [Int]) {
    self.active = active.filter { $0 > 0 }.sorted()
    self.days = max(days, self.active.count)
  }

  /// Counts one more day.
  package mutating func add(_ count: Int) {
    days += 1
    guard count > 0 else { return }
    active.insert(count, at: active.lowerBound { $0 >= count })
  }

  /// Counts another span's days too; in any order and grouping the result is the same.
  package mutating func merge(_ other: Self) {
    days += other.days
    active = (active + other.active).sorted()
  }

  /// The count above which a day is taken for an outlier and weighs no more than this.
  ///
  /// The larger of two bounds. One is the median of the active days plus three robust standard
  /// deviations, both on the square-root scale, where a Poisson count has the standard deviation
  /// ½ (Anscombe 1948; the factor 1.4826 makes the median absolute deviation one). The other is
  /// the largest count left when the top fortieth of all days is set aside, at least one day: a
  /// burst or two in twelve weeks is an outlier, a job that runs monthly is not.
  package var cap: Double {
    guard !active.isEmpty else { return 0 }
    let middle = (active.count - 1) / 2
    let median = Double(active[middle]).squareRoot()
    let distances = active.map { abs(Double($0).squareRoot() - median) }.sorted()
    let fence = median + 3 * max(1.4826 * distances[middle], 0.5)
    let setAside = max(1, days / 40)
    let rest = active.count > setAside ? active[active.count - 1 - setAside] : 0
    return max(fence * fence, Double(rest))
  }

  /// Mean and spread with outliers held to `cap`; `nil` under two days.
  package var summary: Summary? {
    guard days >= 2 else { return nil }
    let cap = cap
    let counts = active.map { min(Double($0), cap) }
    let mean = counts.reduce(0, +) / Double(days)
    let squares = counts.reduce(Double(days - active.count) * mean * mean) { sum, count in
      sum + (count - mean) * (count - mean)
    }
    let variance = squares / Double(days - 1)
    return Summary(
      days: days, activeDays: active.count, mean: mean,
      deviation: max(variance, mean, 1).squareRoot(),
      dispersion: mean > 0 ? max(0, (variance - mean) / (mean * mean)) : nil)
  }
}
