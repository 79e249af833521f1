import Events
import Policies

/// A family of clients that the entity never or hardly ever uses.
struct NewClientSignal: SignalModel {
  static let name = "new-client"
  static let typical = "with the client that it uses most"

  init(policy: ScoringPolicy, vendorNames: [String: String]) {}

  func logTail(
    of session: DayFacts.SessionFacts, on day: DayFacts, after past: Past
  ) -> Double {
    past.logTail(ofLeast: session[.client], in: .client, on: day)
  }

  func describe(_ scene: Scene) -> SignalText {
    scene.text(for: [scene.session.client], of: .client, what: "use of", verb: "used it")
  }
}
