import Events
import Foundation
import Policies

/// One way to see that a day departs from what is normal for its entity.
///
/// A model returns its raw surprise in nats; weights, the cap and the damping of thin baselines
/// are the combination's.
package protocol SignalModel: Sendable {
  /// The name in `Models/scoring.yaml` and in reports.
  static var name: String { get }

  /// - Parameter vendorNames: Names for people by vendor id.
  init(policy: ScoringPolicy, vendorNames: [String: String])

  /// Compares a day with what the entity and the organisation did strictly before it.
  func evaluate(
    day: DayActivity, baseline: Baseline, organisation: OrganisationBaseline
  ) -> Signal
}

extension SignalModel {
  /// A signal of this model's name over a baseline's span; without surprise unless told.
  func signal(
    _ explanation: String, over baseline: Baseline, observed: Signal.Quantity,
    expected: Signal.Quantity? = nil, surprise: Double = 0, logProbability: Double? = nil,
    z: Double? = nil
  ) -> Signal {
    Signal(
      name: Self.name, score: surprise,
      probability: logProbability.map { max(exp($0), .leastNormalMagnitude) },
      observed: observed, expected: expected, z: z, explanation: explanation,
      baseline: baseline.span)
  }

  /// The surprise at a tail probability, in nats: −ln 2p, and none at or above the median.
  func surprise(atTail logProbability: Double) -> Double {
    max(0, -logProbability - log(2))
  }
}
