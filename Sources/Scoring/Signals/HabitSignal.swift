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
    log(min(1, past.activity(onRest: day.isRest)))
  }

  func describe(_ scene: Scene) -> SignalText {
    let words = DayWords(of: scene)
    let isRest = scene.facts.isRest
    let active = scene.baseline.activeDays(onRest: isRest)
    let exposed = scene.baseline.exposure(onRest: isRest)
    var sentence = words.holiday.map { "\($0); " } ?? ""
    sentence +=
      exposed > 0
      ? "active on \(active) of \(words.count(exposed, earlier: isRest))"
      : "no earlier \(words.one(isRest)) of its own is known"
    if let last = scene.baseline.days.last(where: { $0.events > 0 })?.day {
      sentence += "; last \(Phrase.count(last.distance(to: scene.day.day), "day")) before"
    }
    return SignalText(
      sentence, observed: .text("active"),
      expected: .text("on \(Phrase.percent(scene.past.activity(onRest: isRest))) of such days"))
  }
}
