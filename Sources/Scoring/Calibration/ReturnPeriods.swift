import Foundation

/// How seldom a day so surprising comes about in this organisation's own replayed past.
///
/// Up to the surprise that is reached about twice a week the past is counted. Beyond it the excess is
/// taken as exponential, as surprise is a logarithm of probabilities, and its mean from the median of the
/// days beyond, which the attacks among them, unknown as such, hardly move, mixed with a prior mean, so that
/// neither a short past nor a bad month says what is rare.
///
///     periods.weeks(at: 14.2)  // 9.5: such a day comes about once in nine and a half weeks
package struct ReturnPeriods: Hashable, Sendable {
  /// Weeks of replayed past.
  package let weeks: Double
  /// Surprises of the past's judged days, descending.
  private let past: [Double]
  /// From where on the tail is fitted, and how many days lie beyond.
  private let threshold: Double
  private let exceedances: Int
  /// Mean nats by which the days beyond exceed it.
  private let meanExcess: Double

  /// Judged days a week that lie in the fitted tail.
  private static let tailDaysAWeek = 2.0
  /// What the mean excess is taken for before anything is known, nats, and how many days that weighs:
  /// a third of a full past, as its days beyond are few and attacks may be among them.
  private static let priorExcess = 2.5
  private static let priorDays = 10.0
  /// The mean excess of one tail probability's logarithm: sums of several fall more slowly, never faster.
  private static let leastExcess = 1.0

  /// - Parameters:
  ///   - surprises: of every judged day of the past, in any order.
  ///   - weeks: how many weeks these are of.
  /// - Returns: `nil` where the past is less than a week.
  package init?(surprises: [Double], weeks: Double) {
    guard weeks >= 1 else { return nil }
    let past = surprises.sorted(by: >)
    let wanted = Int((Self.tailDaysAWeek * weeks).rounded())
    let exceedances = min(max(wanted, 1), max(0, past.count - 1))
    let threshold = past.isEmpty ? 0 : past[exceedances]
    self.weeks = weeks
    self.past = past
    self.exceedances = exceedances
    self.threshold = threshold
    // An exponential's median is its mean times the logarithm of 2.
    let median = past.isEmpty ? 0 : past[exceedances / 2] - threshold
    let count = Double(exceedances)
    let mean =
      (median / log(2) * count + Self.priorExcess * Self.priorDays) / (count + Self.priorDays)
    meanExcess = max(mean, Self.leastExcess)
  }

  /// Days a week that are at least as surprising.
  package func daysAWeek(at surprise: Double) -> Double {
    guard surprise > threshold, exceedances > 0 else {
      return Double(past.lowerBound { $0 < surprise } + 1) / weeks
    }
    return Double(exceedances) / weeks * exp((threshold - surprise) / meanExcess)
  }

  /// Weeks between two days that are at least as surprising.
  package func weeks(at surprise: Double) -> Double { 1 / daysAWeek(at: surprise) }

  /// What two thirds of the organisations with such a past would say, in weeks.
  package func band(at surprise: Double) -> ClosedRange<Double> {
    let weeks = weeks(at: surprise)
    let seen = Double(exceedances) + 1
    // Relative error of a count, and of the fitted mean where the tail is extrapolated: a median's is
    // larger than a mean's by the logarithm of 2.
    let reach = max(0, surprise - threshold) / meanExcess / log(2)
    let error = (1 / seen + reach * reach / seen).squareRoot()
    return (weeks * exp(-error))...(weeks * exp(error))
  }
}
