import Events
import Policies

/// A country that the entity never or hardly ever signs in from.
struct NewCountrySignal: SignalModel {
  static let name = "new-country"
  static let typical = "from the country that it is mostly in"

  init(policy: ScoringPolicy, vendorNames: [String: String]) {}

  func logTail(
    of session: DayFacts.SessionFacts, on day: DayFacts, after past: Past
  ) -> Double {
    past.logTail(ofLeast: session[.country], in: .country, on: day)
  }

  func describe(_ scene: Scene) -> SignalText {
    guard !scene.session.country.isEmpty else {
      return SignalText("no sign-in with a country", observed: .text("none"))
    }
    return scene.text(
      for: [scene.session.country], of: .country, what: "sign-in from", verb: "signed in from there"
    )
  }
}
