import Events
import Foundation
import Policies

/// Being active at TI vendors at all on such a day; a dormant account's return falls out of it.
struct HabitSignal: SignalModel {
  static let name = "habit"
  static let typical = "on a day on which it is usually active"

  init(policy: ScoringPolicy, vendorNames: [String: String]) {}

  func logTail(
    of session: DayFacts.SessionFacts, on day: DayFacts, after past: Past
  ) -> Double {
    log(min(1, past.activity(on: day.day)))
  }

  func describe(_ scene: Scene) -> SignalText {
    let isWeekend = scene.day.day.isWeekend
    let type = isWeekend ? "weekend day" : "workday"
    let active = scene.baseline.days.count { $0.events > 0 && $0.day.isWeekend == isWeekend }
    let exposed = scene.baseline.exposure(weekend: isWeekend)
    var sentence =
      exposed > 0
      ? "active on \(active) of \(Phrase.count(exposed, "earlier \(type)"))"
      : "no earlier \(type) of its own is known"
    if let last = scene.baseline.days.last(where: { $0.events > 0 })?.day {
      sentence += "; last \(Phrase.count(last.distance(to: scene.day.day), "day")) before"
    }
    return SignalText(
      sentence, observed: .text("active"),
      expected: .text("on \(Phrase.percent(scene.past.activity(on: scene.day.day))) of such days"))
  }
}
