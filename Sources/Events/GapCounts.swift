import Foundation

/// How long an entity waits from one event to the next, in steps of a fifth; adds up and merges.
package struct GapCounts: Hashable, Sendable {
  /// Gaps by step: step n holds gaps from 1.2ⁿ up to 1.2ⁿ⁺¹ seconds; shorter than a second is step 0.
  /// The last is never 0.
  private var steps: [Int] = []
  package private(set) var total = 0

  /// Longer gaps say when somebody came back, and not how they work.
  private static let longest = 86_400.0
  private static let width = log(1.2)
  /// The shortest gap of each step, in seconds. A year has many gaps, and to look one up takes a tenth of a
  /// logarithm.
  private static let shortest: [Double] = (0...logarithmicStep(longest)).map { step in
    guard step > 0 else { return 0 }
    var gap = pow(1.2, Double(step))
    while logarithmicStep(gap) >= step { gap = gap.nextDown }
    while logarithmicStep(gap) < step { gap = gap.nextUp }
    return gap
  }
  /// For each power of two the step that it lies in.
  private static let stepOfPower: [Int] = (0...Int(longest.exponent)).map {
    logarithmicStep(pow(2, Double($0)))
  }

  package init() {}

  /// The step of a gap; `nil` for one that is longer than a day.
  package static func step(seconds: Double) -> Int? {
    guard seconds >= 0, seconds <= longest else { return nil }
    guard seconds >= 1 else { return 0 }
    var step = stepOfPower[Int(seconds.exponent)]
    while step + 1 < shortest.count, seconds >= shortest[step + 1] { step += 1 }
    return step
  }

  private static func logarithmicStep(_ seconds: Double) -> Int { Int(log(seconds) / width) }

  /// Counts a gap, unless it is longer than a day.
  package mutating func add(seconds: Double, count: Int = 1) {
    if let step = Self.step(seconds: seconds) { add(step: step, count: count) }
  }

  /// Counts gaps of a step.
  package mutating func add(step: Int, count: Int = 1) {
    guard count > 0 else { return }
    while steps.count <= step { steps.append(0) }
    steps[step] += count
    total += count
  }

  package mutating func merge(_ other: Self) {
    for (step, count) in other.steps.enumerated() { add(step: step, count: count) }
  }

  /// The largest part of the gaps that lies in one step and the next, 0 to 1; `nil` without a gap.
  package var regularity: Double? {
    guard total > 0 else { return nil }
    let pairs = zip(steps, steps.dropFirst() + [0])
    return Double(pairs.map { $0 + $1 }.max() ?? 0) / Double(total)
  }
}
