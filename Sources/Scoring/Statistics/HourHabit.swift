import Foundation

/// Where in the 168 local hours of a week somebody is active: weights that fade, smoothed around the
/// circle, the days of the working week and of the weekend helping each other.
struct HourHabit: Hashable, Sendable {
  private var weights = [Double](repeating: 0, count: 168)
  private(set) var total = 0.0

  /// Counts an active hour of the week; the hours next to it gain a share.
  mutating func add(_ hour: Int, weight: Double = 1) {
    weights[hour] += 0.5 * weight
    weights[(hour + 1) % 168] += 0.2 * weight
    weights[(hour + 167) % 168] += 0.2 * weight
    weights[(hour + 2) % 168] += 0.05 * weight
    weights[(hour + 166) % 168] += 0.05 * weight
    total += weight
  }

  mutating func scale(by factor: Double) {
    guard factor < 1 else { return }
    for hour in weights.indices { weights[hour] *= factor }
    total *= factor
  }

  /// The probability of each hour of the week, Monday 00:00 first, with peers' mixed in.
  ///
  /// - Parameters:
  ///   - prior: 168 probabilities.
  ///   - strength: how many active hours the prior weighs.
  func probabilities(prior: [Double], strength: Double) -> [Double] {
    var result = [Double](repeating: 0, count: 168)
    for days in [0..<5, 5..<7] {
      for hour in 0..<24 {
        let shared = days.reduce(0) { $0 + weights[$1 * 24 + hour] } / Double(days.count)
        for day in days {
          let place = day * 24 + hour
          let own = 0.3 * weights[place] + 0.7 * shared
          result[place] = (own + strength * prior[place]) / (total + strength)
        }
      }
    }
    return result
  }

  /// Every hour alike.
  static let even = [Double](repeating: 1.0 / 168, count: 168)
}
