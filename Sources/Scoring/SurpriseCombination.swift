import Events
import Policies

/// How a day's signals become one score.
///
/// Each signal's surprise in nats is weighted and held to the cap; their sum S gives the score
/// 100 · S / (S + half), half being the sum at which it is 50. While the baseline is learning the
/// score is multiplied by a factor that rises with the known days, from the policy's floor to 1.
package struct SurpriseCombination: Sendable {
  private let policy: ScoringPolicy

  package init(policy: ScoringPolicy) {
    self.policy = policy
  }

  /// A model's signal with its surprise weighted and capped; a weight that is missing is 1, so
  /// that no signal is off without anybody having said so.
  package func weighted(_ signal: Signal) -> Signal {
    var signal = signal
    let weight = policy.weights[signal.name] ?? 1
    signal.score = min(policy.signalCap, max(0, weight * signal.score))
    return signal
  }

  /// The score, 0 to 100, of weighted signals.
  package func score(of signals: [Signal], learning: Finding.Learning?) -> Double {
    let sum = Self.surprise(of: signals)
    guard sum > 0 else { return 0 }
    let score = 100 * sum / (sum + policy.halfScoreSurprise)
    guard let learning, learning.daysNeeded > 0 else { return score }
    let known = Double(learning.daysKnown) / Double(learning.daysNeeded)
    return score * (policy.learningFloor + (1 - policy.learningFloor) * known)
  }

  package func isAlert(_ score: Double) -> Bool { score >= policy.alertScore }

  /// The summed surprise of weighted signals, nats.
  package static func surprise(of signals: [Signal]) -> Double {
    signals.reduce(0) { $0 + $1.score }
  }
}
