import Events
import Foundation
import Policies

/// A risky sign-in after which much was done with the same source and client.
///
/// A sign-in that is called risky for nothing mostly comes alone; whoever stole it goes on to what it was
/// stolen for.
struct RiskyActivitySignal: SignalModel {
  static let name = "risky-activity"
  static let typical = "with no access after the risky sign-in"

  init(policy: ScoringPolicy, vendorNames: [String: String]) {}

  func logTail(
    of session: DayFacts.SessionFacts, on day: DayFacts, after past: Past
  ) -> Double {
    session.isRisky ? log(past.tail(of: session.events, in: \.riskyAccesses)) : 0
  }

  func describe(_ scene: Scene) -> SignalText {
    guard scene.sessionFacts.isRisky else {
      return SignalText("no risky sign-in in this session", observed: .text("none"))
    }
    let events = scene.session.events
    let share = Phrase.percent(scene.past.tail(of: events, in: \.riskyAccesses))
    return SignalText(
      "\(Phrase.count(events, "access", "accesses")) in one session with a risky sign-in; so many in"
        + " \(share) of such sessions",
      observed: .number(Double(events)), expected: .text("in \(share) of such sessions"))
  }
}
