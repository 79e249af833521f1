import Events
import Foundation
import Policies

/// A scripted client, or a session of mostly API calls, by someone who does not script.
struct ScriptingSignal: SignalModel {
  static let name = "scripting"
  static let typical = "without scripts"

  init(policy: ScoringPolicy, vendorNames: [String: String]) {}

  func logTail(
    of session: DayFacts.SessionFacts, on day: DayFacts, after past: Past
  ) -> Double {
    session.isScripted ? log(min(1, past.rate(of: \.scripted))) : 0
  }

  func describe(_ scene: Scene) -> SignalText {
    let days = scene.baseline.days.count {
      $0.sessions.contains(where: \.isScriptedUse)
    }
    let of = Phrase.count(scene.baseline.days.count, "earlier active day")
    guard scene.sessionFacts.isScripted else {
      return SignalText("no script", observed: .text("none"))
    }
    let how =
      scene.session.isScripted
      ? "scripted client \(scene.session.client)"
      : Phrase.count(scene.session.apiCalls, "call") + " of an API"
    return SignalText(
      "\(how); scripts on \(days) of \(of)", observed: .text(how),
      expected: .text("on \(Phrase.percent(scene.past.rate(of: \.scripted))) of active days"))
  }
}
