import Events
import Foundation
import Policies

/// A key or token that the entity never used; one that belongs to others is the larger surprise.
struct APIKeySignal: SignalModel {
  static let name = "api-key"
  static let typical = "without a key that is new to it"

  init(policy: ScoringPolicy, vendorNames: [String: String]) {}

  func logTail(
    of session: DayFacts.SessionFacts, on day: DayFacts, after past: Past
  ) -> Double {
    session[.key].reduce(0) { least, key in
      guard !past.entity[.key].uses.holds(key) else { return least }
      let tail =
        past.keys.rate(of: key, for: day.entity).map { log($0) }
        ?? log(past.adoptionRate(.key)) * past.maturity(.key)
      return min(least, tail)
    }
  }

  func describe(_ scene: Scene) -> SignalText {
    let new = scene.sessionFacts[.key].indices.filter {
      !scene.past.entity[.key].uses.holds(scene.sessionFacts[.key][$0])
    }
    guard let first = new.first else {
      return SignalText(
        scene.session.keys.isEmpty ? "no key was used" : "only keys used before",
        observed: .text("none"))
    }
    let key = scene.session.keys[first]
    let owners = scene.past.keys.others(
      than: scene.facts.entity, using: scene.sessionFacts[.key][first])
    let whose =
      owners > 0 ? "\(Phrase.count(owners, "other")) used it before" : "nobody used it before"
    return SignalText("first use of the key \(key); \(whose)", observed: .text(key))
  }
}
