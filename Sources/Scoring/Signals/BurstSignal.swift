import Events
import Policies

/// More events within ten minutes than the entity's busiest ten minutes of a day have.
struct BurstSignal: CountingSignal {
  static let name = "burst"
  static let typical = "with fewer requests at a time"

  init(policy: ScoringPolicy, vendorNames: [String: String]) {}

  func logTail(
    of session: DayFacts.SessionFacts, on day: DayFacts, after past: Past
  ) -> Double {
    past.prediction(of: \.peaks)?.logUpperTail(session.peak) ?? 0
  }

  func count(of day: DayFacts) -> Int { day.peak }

  func lowering(_ day: DayFacts, to count: Int) -> DayFacts {
    day.limited(events: day.events, peak: count)
  }

  func words(lowering day: DayFacts, to count: Int) -> String {
    "with at most \(Phrase.count(count, "request")) in any ten minutes instead of \(day.peak)"
  }

  func describe(_ scene: Scene) -> SignalText {
    let peak = scene.session.peak
    let observed = Signal.Quantity.number(Double(peak))
    let expected = scene.past.prediction(of: \.peaks)
    let usual = expected.map {
      "; the busiest ten minutes of a day usually have \(Phrase.band($0))"
    }
    return SignalText(
      "\(Phrase.count(peak, "request")) within ten minutes\(usual ?? "")", observed: observed,
      expected: expected.map { .number($0.median) }, band: expected?.band)
  }
}
