import Events
import Foundation
import Policies

/// A sign-in that was risky or came through an anonymiser, by an account whose sign-ins are not.
struct SignInRiskSignal: SignalModel {
  static let name = "sign-in-risk"
  static let typical = "without a risky sign-in"

  init(policy: ScoringPolicy, vendorNames: [String: String]) {}

  func logTail(
    of session: DayFacts.SessionFacts, on day: DayFacts, after past: Past
  ) -> Double {
    session.isRisky ? log(min(1, past.rate(of: \.risky))) : 0
  }

  func describe(_ scene: Scene) -> SignalText {
    let risky = scene.session.riskySignIns
    guard risky > 0 else {
      return SignalText("no risky sign-in", observed: .text("none"))
    }
    let days = scene.baseline.days.count { $0.sessions.contains { $0.riskySignIns > 0 } }
    return SignalText(
      "\(Phrase.count(risky, "risky sign-in")); on \(days) of"
        + " \(Phrase.count(scene.baseline.days.count, "earlier active day"))",
      observed: .number(Double(risky)),
      expected: .text("on \(Phrase.percent(scene.past.rate(of: \.risky))) of active days"))
  }
}
