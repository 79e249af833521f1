import Events
import Foundation

/// How fast the past loses weight: by half in so many days.
struct HalfLife: Hashable, Sendable {
  let days: Double

  /// What a weight of 1 has become, 0 to 1.
  func factor(from earlier: LocalDay, to later: LocalDay) -> Double {
    exp2(-Double(max(0, earlier.distance(to: later))) / days)
  }
}
