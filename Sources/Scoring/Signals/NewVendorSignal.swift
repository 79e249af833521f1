import Events
import Policies

/// A first access to a vendor; the less others use it, the more surprising.
package struct NewVendorSignal: SignalModel {
  package static let name = "new-vendor"

  private let priorDays: Double
  private let vendorNames: [String: String]

  package init(policy: ScoringPolicy, vendorNames: [String: String]) {
    priorDays = policy.noveltyPriorDays
    self.vendorNames = vendorNames
  }

  package func evaluate(
    day: DayActivity, baseline: Baseline, organisation: OrganisationBaseline
  ) -> Signal {
    let names = Dimension.vendor.firstUses(on: day, after: baseline)
    guard !names.isEmpty else {
      return signal(
        "no vendor that is new to this entity", over: baseline, observed: .text("none"),
        logProbability: 0)
    }
    guard let novelty = Novelty(of: .vendor, in: baseline) else {
      return signal(
        "access to \(Phrase.list(names.map(title))); no earlier access to compare with",
        over: baseline, observed: .text(Phrase.terms(names)))
    }
    let first = FirstUses(
      of: names, dimension: .vendor, novelty: novelty, baseline: baseline,
      organisation: organisation, priorDays: priorDays)
    return signal(
      explanation(first, over: Phrase.count(baseline.exposureDays, "day")), over: baseline,
      observed: .text(Phrase.terms(first.uses.map(\.name))),
      expected: .text(Phrase.terms(Dimension.vendor.totals(in: baseline).map(\.name))),
      surprise: first.surprise, logProbability: -first.surprise)
  }

  private func explanation(_ first: FirstUses, over days: String) -> String {
    guard first.uses.count == 1, let use = first.uses.first else {
      return "first access to \(first.description(naming: title)) in \(days)"
    }
    let others = Phrase.others(use.users, of: use.others)
    return "first access to \(title(use.name)) in \(days); \(others) used it in that time"
  }

  private func title(_ vendor: String) -> String { vendorNames[vendor] ?? vendor }
}
