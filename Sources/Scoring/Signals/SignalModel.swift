import Events
import Foundation
import Policies

/// One way to see that a session departs from what is normal for its entity.
///
/// Judging is cheap, as every session of the replayed past is judged; describing is for what a report
/// shows. The cap, the weights and the sum are the combination's.
protocol SignalModel: Sendable {
  /// The name in `Models/scoring.yaml` and in reports.
  static var name: String { get }
  /// How it would be with nothing unusual, in words that go on after "had it been".
  static var typical: String { get }

  /// - Parameter vendorNames: Names for people by vendor id.
  init(policy: ScoringPolicy, vendorNames: [String: String])

  /// ln of the probability of something at least this unusual, from −∞ to 0; 0 where nothing is.
  func logTail(of session: DayFacts.SessionFacts, on day: DayFacts, after past: Past) -> Double

  /// What was normal and what happened, in one sentence.
  func describe(_ scene: Scene) -> SignalText
}

/// What a signal is described from.
struct Scene {
  let day: DayActivity
  /// The session that decided the day's score.
  let session: Session
  let facts: DayFacts
  let sessionFacts: DayFacts.SessionFacts
  let past: Past
  /// The entity's days in the baseline window, as they were.
  let baseline: Baseline
  /// Everybody's in the baseline window.
  let organisation: OrganisationBaseline
  /// ln of the probability, as judged.
  let logTail: Double
}

/// A signal's words and figures.
struct SignalText {
  var explanation: String
  var observed: Signal.Quantity
  var expected: Signal.Quantity?
  /// Between which two of three counts are expected.
  var band: ClosedRange<Double>?
  var z: Double?

  init(
    _ explanation: String, observed: Signal.Quantity, expected: Signal.Quantity? = nil,
    band: ClosedRange<Double>? = nil, z: Double? = nil
  ) {
    self.explanation = explanation
    self.observed = observed
    self.expected = expected
    self.band = band
    self.z = z
  }
}

extension SignalModel {
  /// The signal as a report shows it.
  ///
  /// - Parameter share: what it adds to the day's surprise, in nats.
  func signal(_ scene: Scene, share: Double) -> Signal {
    let text = describe(scene)
    let learning = scene.baseline.learning
    return Signal(
      name: Self.name, score: share, probability: max(exp(scene.logTail), .leastNormalMagnitude),
      observed: text.observed, expected: text.expected, band: text.band,
      z: learning == nil ? text.z : nil, explanation: text.explanation,
      baseline: scene.baseline.span)
  }
}
