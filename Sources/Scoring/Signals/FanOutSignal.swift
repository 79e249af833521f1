import Events
import Foundation
import Policies

/// More vendors in one session than the entity's have, by hand or by script.
struct FanOutSignal: SignalModel {
  static let name = "fan-out"
  static let typical = "with a single vendor in a session"

  private let vendorNames: [String: String]

  init(policy: ScoringPolicy, vendorNames: [String: String]) {
    self.vendorNames = vendorNames
  }

  func logTail(
    of session: DayFacts.SessionFacts, on day: DayFacts, after past: Past
  ) -> Double {
    log(Self.tail(session, past))
  }

  func describe(_ scene: Scene) -> SignalText {
    let names = scene.session.vendors.keys.sorted()
    let kind = scene.sessionFacts.isScripted ? "scripted sessions" : "sessions by hand"
    let share = Phrase.percent(Self.tail(scene.sessionFacts, scene.past))
    return SignalText(
      "\(Phrase.count(names.count, "vendor")) in one session:"
        + " \(Phrase.list(names.map { vendorNames[$0] ?? $0 })); so many in \(share) of its \(kind)",
      observed: .number(Double(names.count)), expected: .text("in \(share) of sessions"))
  }

  private static func tail(_ session: DayFacts.SessionFacts, _ past: Past) -> Double {
    past.tail(
      of: session[.vendor].count, in: session.isScripted ? \.scriptVendors : \.handVendors)
  }
}
