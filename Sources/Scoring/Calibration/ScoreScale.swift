import Foundation

/// The score from 0 to 100 as a fixed map of the return period: 50 is once a week, 75 once in eight
/// weeks, 100 once in 64 weeks and rarer; below, 25 is eight a week.
package enum ScoreScale {
  package static func score(returnPeriod weeks: Double) -> Double {
    guard weeks > 0 else { return 0 }
    return min(100, max(0, 50 + 25 * log(weeks) / log(8)))
  }

  /// Weeks at which a score stands.
  package static func returnPeriod(score: Double) -> Double { pow(8, (score - 50) / 25) }
}
