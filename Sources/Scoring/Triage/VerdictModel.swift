import Events
import Foundation
import Policies

/// How verdicts move the scores of findings like those that were judged.
///
/// A logistic regression of harmful against benign over what each signal added to the surprise, with a
/// ridge penalty that holds every weight to 0, that is to no change, and none on the constant
/// (le Cessie and van Houwelingen 1992), nor on the slope of the sum, which are left out: that what is more
/// surprising is more often harmful is what the score says already, and only what a finding's kind says
/// beyond that moves it, up or down. A signal that was never judged moves nothing.
/// The score is a logarithm of weeks, in which a finding so many times as likely to be harmful as others
/// that are as surprising is one so many times as rare:
///
///     shift = 25 · w·x / ln 8, held to ± most_shift
package struct VerdictModel: Hashable, Sendable {
  /// A judged finding.
  package struct Example: Hashable, Sendable {
    package let day: LocalDay
    /// What each signal added, nats, in the registry's order.
    let surprises: [Double]
    package let isHarmful: Bool

    package init(day: LocalDay, basis: TriageBasis, isHarmful: Bool) {
      self.day = day
      surprises = SignalRegistry.names.map { name in
        basis.signs.first { $0.signal == name }?.surprise ?? 0
      }
      self.isHarmful = isHarmful
    }
  }

  /// Of each signal, by its registered name; per nat.
  package let weights: [String: Double]
  private let mostShift: Double
  /// Harmful and benign examples by their foremost signal.
  private let harmful: [String: Int]
  private let benign: [String: Int]

  /// - Parameter examples: in any order.
  /// - Returns: `nil` where they are too few of either kind, or say nothing.
  package init?(_ examples: [Example], policy: TriagePolicy) {
    let count = examples.count(where: \.isHarmful)
    guard examples.count >= policy.leastVerdicts,
      min(count, examples.count - count) >= policy.leastOfEach,
      let fitted = RidgeLogistic.weights(
        of: examples.map(\.surprises), outcomes: examples.map(\.isHarmful), penalty: policy.ridge)
    else { return nil }
    weights = Dictionary(
      zip(SignalRegistry.names, fitted), uniquingKeysWith: { first, _ in first })
    mostShift = policy.mostShift
    func counts(_ isHarmful: Bool) -> [String: Int] {
      examples.filter { $0.isHarmful == isHarmful }.reduce(into: [:]) { counts, example in
        if let name = Self.foremost(example.surprises) { counts[name, default: 0] += 1 }
      }
    }
    harmful = counts(true)
    benign = counts(false)
  }

  /// What the verdicts do to the score of a finding; `nil` where they do nothing.
  ///
  /// - Parameter surprises: what each signal adds, nats, in the registry's order.
  package func experience(with surprises: [Double]) -> Experience? {
    guard let foremost = Self.foremost(surprises) else { return nil }
    let logOdds = zip(SignalRegistry.names, surprises).reduce(0) {
      $0 + (weights[$1.0] ?? 0) * $1.1
    }
    let points = 25 * logOdds / log(8)
    let shift = min(mostShift, max(-mostShift, points)).rounded()
    guard shift != 0 else { return nil }
    return Experience(
      points: shift, signal: foremost, harmful: harmful[foremost] ?? 0,
      benign: benign[foremost] ?? 0)
  }

  /// The signal that added most, the first of equals.
  private static func foremost(_ surprises: [Double]) -> String? {
    guard let most = surprises.max(), most > 0, let place = surprises.firstIndex(of: most) else {
      return nil
    }
    return SignalRegistry.names[place]
  }
}

extension TriageJournal {
  /// The judged findings that a model can learn from: those with a basis and a verdict that is harmful or
  /// benign; by account, then by day.
  package var examples: [VerdictModel.Example] {
    accounts.flatMap { account in
      judgedDays(of: account).compactMap { day, entry in
        guard entry.verdict != .unknown, let basis = entry.basis else { return nil }
        return VerdictModel.Example(
          day: day, basis: basis, isHarmful: entry.verdict.isHarmful)
      }
    }
  }
}
