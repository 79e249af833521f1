import Events
import Policies

/// A first sign-in from a country; the less others sign in from there, the more surprising.
package struct NewCountrySignal: SignalModel {
  package static let name = "new-country"

  private let priorDays: Double

  package init(policy: ScoringPolicy, vendorNames: [String: String]) {
    priorDays = policy.noveltyPriorDays
  }

  package func evaluate(
    day: DayActivity, baseline: Baseline, organisation: OrganisationBaseline
  ) -> Signal {
    let names = Dimension.country.firstUses(on: day, after: baseline)
    guard !names.isEmpty else {
      let hasSignIns = Dimension.country.isUsed(on: day)
      return signal(
        hasSignIns ? "sign-ins only from countries known before" : "no sign-in with a country",
        over: baseline, observed: .text("none"), logProbability: hasSignIns ? 0 : nil)
    }
    guard let novelty = Novelty(of: .country, in: baseline) else {
      return signal(
        "sign-in from \(Phrase.list(names)); learning: no earlier sign-in with a country",
        over: baseline, observed: .text(Phrase.terms(names)))
    }
    let first = FirstUses(
      of: names, dimension: .country, novelty: novelty, baseline: baseline,
      organisation: organisation, priorDays: priorDays)
    let totals = Dimension.country.totals(in: baseline)
    let known = Phrase.terms(totals.map { "\($0.name) \($0.events)" })
    let earlier = Phrase.count(totals.reduce(0) { $0 + $1.events }, "earlier sign-in")
    return signal(
      explanation(
        first, over: Phrase.count(baseline.exposureDays, "day"), after: "\(earlier): \(known)"),
      over: baseline, observed: .text(Phrase.terms(first.uses.map(\.name))),
      expected: .text(known), surprise: first.surprise, logProbability: -first.surprise)
  }

  private func explanation(
    _ first: FirstUses, over days: String, after earlier: String
  ) -> String {
    guard first.uses.count == 1, let use = first.uses.first else {
      return "first sign-ins from \(first.description { $0 }) in \(days); \(earlier)"
    }
    let others = Phrase.others(use.users, of: use.others)
    let verb = use.users == 1 && use.others == 1 ? "signs" : "sign"
    return "first sign-in from \(use.name) in \(days); \(earlier); \(others) \(verb) in from there"
  }
}
