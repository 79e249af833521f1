import Events
import Policies

/// A source address that the entity never or hardly ever uses; one of a known network is less of a
/// surprise.
struct NewSourceSignal: SignalModel {
  static let name = "new-source"
  static let typical = "from the source that it uses most"

  init(policy: ScoringPolicy, vendorNames: [String: String]) {}

  func logTail(
    of session: DayFacts.SessionFacts, on day: DayFacts, after past: Past
  ) -> Double {
    guard let source = session[.source].first, let network = session[.network].first else {
      return 0
    }
    let isNearby = past.entity[.network].uses.holds(network)
    let (value, category) = isNearby ? (source, Category.source) : (network, .network)
    let tail =
      past.logTail(of: value, in: category, entity: day.entity, isSpread: false)
      * past.maturity(category)
    let isOrdinary =
      past.isOrdinary(source, in: .source, on: day)
      || past.isOrdinary(network, in: .network, on: day)
    return isOrdinary ? tail * past.priors.companyDiscount : tail
  }

  func describe(_ scene: Scene) -> SignalText {
    guard !scene.session.source.isEmpty else {
      return SignalText("no source is known", observed: .text("none"))
    }
    var text = scene.text(
      for: [scene.session.source], of: .source, what: "access from", verb: "came from there")
    if scene.past.isOrdinary(scene.sessionFacts[.source].first ?? -1, in: .source, on: scene.facts)
    {
      text.explanation += "; the same address carries the account's ordinary work"
    }
    return text
  }
}
