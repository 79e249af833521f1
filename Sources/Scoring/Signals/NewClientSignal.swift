import Events
import Policies

/// A family of clients that the entity never or hardly ever uses.
struct NewClientSignal: SignalModel {
  static let name = "new-client"
  static let family = SignalFamily.identity
  static let typical = "with the client that it uses most"

  private let discount: Double

  init(policy: ScoringPolicy, vendorNames: [String: String]) {
    discount = policy.priors.companyDiscount
  }

  func logTail(
    of session: DayFacts.SessionFacts, on day: DayFacts, after past: Past
  ) -> Double {
    session[.client].reduce(0) { least, client in
      let tail =
        past.logTail(of: client, in: .client, entity: day.entity, isSpread: true)
      return min(least, past.isOrdinary(client, in: .client, on: day) ? tail * discount : tail)
    }
  }

  func describe(_ scene: Scene) -> SignalText {
    scene.text(for: [scene.session.client], of: .client, what: "use of", verb: "used it")
  }
}
