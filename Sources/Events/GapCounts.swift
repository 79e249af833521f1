import Foundation

/// How long an entity waits from one event to the next, in steps of a fifth; adds up and merges.
package struct GapCounts: Hashable, Sendable {
  /// Gaps by step: step n holds gaps from 1.2ⁿ up to 1.2ⁿ⁺¹ seconds; shorter than a second is step 0.
  private var steps: [Int: Int] = [:]
  package private(set) var total = 0

  /// Longer gaps say when somebody came back, and not how they work.
  private static let longest = 86_400.0
  private static let width = log(1.2)

  package init() {}

  /// Counts a gap, unless it is longer than a day.
  package mutating func add(seconds: Double, count: Int = 1) {
    guard seconds >= 0, seconds <= Self.longest else { return }
    steps[Int(log(max(seconds, 1)) / Self.width), default: 0] += count
    total += count
  }

  package mutating func merge(_ other: Self) {
    steps.merge(other.steps, uniquingKeysWith: +)
    total += other.total
  }

  /// The largest part of the gaps that lies in one step and the next, 0 to 1; `nil` without a gap.
  package var regularity: Double? {
    guard total > 0 else { return nil }
    let most = steps.keys.map { (steps[$0] ?? 0) + (steps[$0 + 1] ?? 0) }.max() ?? 0
    return Double(most) / Double(total)
  }
}
