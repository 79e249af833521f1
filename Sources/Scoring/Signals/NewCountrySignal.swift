import Events
import Policies

/// A country that the entity never or hardly ever signs in from.
struct NewCountrySignal: SignalModel {
  static let name = "new-country"
  static let family = SignalFamily.identity
  static let typical = "from the country that it is mostly in"

  private let discount: Double

  init(policy: ScoringPolicy, vendorNames: [String: String]) {
    discount = policy.priors.companyDiscount
  }

  func logTail(
    of session: DayFacts.SessionFacts, on day: DayFacts, after past: Past
  ) -> Double {
    session[.country].reduce(0) { least, country in
      let tail =
        past.logTail(of: country, in: .country, entity: day.entity, isSpread: true)
      return min(least, past.isOrdinary(country, in: .country, on: day) ? tail * discount : tail)
    }
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
