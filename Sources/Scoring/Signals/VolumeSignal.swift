import Events
import Policies

/// More events than the entity's days usually have.
///
/// People read z = (observed − mean) / sd over the entity's own days; the ranking uses the upper
/// tail of a negative binomial distribution, which knows that counts are skewed and that a short
/// past says little.
package struct VolumeSignal: SignalModel {
  package static let name = "volume"

  private let priorDays: Double

  package init(policy: ScoringPolicy, vendorNames: [String: String]) {
    priorDays = policy.volumePriorDays
  }

  package func evaluate(
    day: DayActivity, baseline: Baseline, organisation: OrganisationBaseline
  ) -> Signal {
    let observed = Phrase.count(day.events, "request")
    guard let own = baseline.dailyCounts.summary else {
      return withoutPast(day, observed: observed, over: baseline, organisation: organisation)
    }
    let tail = NegativeBinomial(
      own: own, organisation: organisation.volume, priorDays: priorDays
    )?.logUpperTail(day.events)
    let normal = "\(Phrase.figure(own.mean)) ± \(Phrase.figure(own.deviation))"
    return signal(
      "\(observed); normal is \(normal) a day over \(Phrase.count(own.days, "day"))",
      over: baseline, observed: .number(Double(day.events)), expected: .number(own.mean),
      surprise: tail.map(surprise(atTail:)) ?? 0, logProbability: tail,
      z: (Double(day.events) - own.mean) / own.deviation)
  }

  /// An entity that nobody knows is compared with a typical one of the organisation.
  private func withoutPast(
    _ day: DayActivity, observed: String, over baseline: Baseline,
    organisation: OrganisationBaseline
  ) -> Signal {
    let count = Signal.Quantity.number(Double(day.events))
    guard let typical = organisation.volume else {
      return signal(
        "\(observed); too few earlier days to say what is normal", over: baseline,
        observed: count)
    }
    let tail = NegativeBinomial(organisation: typical)?.logUpperTail(day.events)
    return signal(
      "\(observed); too few earlier days of its own; a typical account here has"
        + " \(Phrase.figure(typical.mean)) a day", over: baseline, observed: count,
      expected: .number(typical.mean), surprise: tail.map(surprise(atTail:)) ?? 0,
      logProbability: tail)
  }
}
