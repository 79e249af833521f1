import Foundation
import Policies

/// What a patient attacker does on each day of one week.
package struct PoisoningStep: Hashable, Sendable {
  /// 0 for the first.
  package let week: Int
  /// Of a day.
  package let requests: Int
  /// Within ten minutes, at most.
  package let peak: Int
  /// Vendors that the entity never used before the attack.
  package let newVendors: Int
  /// After the entity's usual start.
  package let hoursLater: Int
  /// Whether there is no further step.
  package let isTop: Bool

  /// Counts of requests grow in equal ratios, the others in equal steps.
  package init(_ week: Int, of policy: PoisoningPolicy) {
    let reached = min(1, Double(week) / Double(max(1, policy.rampWeeks - 1)))
    func ratio(_ ramp: PoisoningPolicy.Ramp) -> Int {
      let (from, to) = (Double(max(1, ramp.from)), Double(max(1, ramp.to)))
      return Int((from * pow(to / from, reached)).rounded())
    }
    func even(_ ramp: PoisoningPolicy.Ramp) -> Int {
      Int((Double(ramp.from) + reached * Double(ramp.to - ramp.from)).rounded())
    }
    self.week = week
    requests = ratio(policy.requests)
    peak = ratio(policy.peak)
    newVendors = even(policy.newVendors)
    hoursLater = even(policy.hoursLater)
    isTop = week >= policy.rampWeeks - 1
  }
}
