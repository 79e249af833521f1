import Events
import Policies

/// A session that goes faster than the entity's do, by hand or by script.
struct PaceSignal: SignalModel {
  static let name = "pace"
  static let typical = "at its usual pace"

  init(policy: ScoringPolicy, vendorNames: [String: String]) {}

  func logTail(
    of session: DayFacts.SessionFacts, on day: DayFacts, after past: Past
  ) -> Double {
    session.pace.flatMap { Self.prediction(session, past)?.logUpperTail($0) } ?? 0
  }

  func describe(_ scene: Scene) -> SignalText {
    guard let pace = scene.sessionFacts.pace else {
      return SignalText("a single request", observed: .text("none"))
    }
    let expected = Self.prediction(scene.sessionFacts, scene.past)
    let kind = scene.sessionFacts.isScripted ? "scripted sessions" : "sessions by hand"
    let usual = expected.map { "; two of three \(kind) go at \(Phrase.band($0))" } ?? ""
    return SignalText(
      "\(Phrase.count(scene.session.events, "request")) at a pace of \(pace) an hour\(usual)",
      observed: .number(Double(pace)), expected: expected.map { .number($0.median) },
      band: expected?.band)
  }

  private static func prediction(
    _ session: DayFacts.SessionFacts, _ past: Past
  ) -> LogCounts.Prediction? {
    past.prediction(of: session.isScripted ? \.scriptPaces : \.handPaces)
  }
}
