import Events
import Policies

/// More events in a day than the entity's days have.
///
/// People read z = (observed − mean) / sd over the entity's own days, quiet ones included; the ranking
/// uses the upper tail of a Student t on the scale of ln(1 + n), which knows that counts are skewed and
/// that a short past says little.
struct VolumeSignal: CountingSignal {
  static let name = "volume"
  static let typical = "with fewer requests"

  init(policy: ScoringPolicy, vendorNames: [String: String]) {}

  func logTail(
    of session: DayFacts.SessionFacts, on day: DayFacts, after past: Past
  ) -> Double {
    past.prediction(of: \.dayCounts)?.logUpperTail(day.events) ?? 0
  }

  func count(of day: DayFacts) -> Int { day.events }

  /// No ten minutes of such a day have more either.
  func lowering(_ day: DayFacts, to count: Int) -> DayFacts {
    day.limited(events: count, peak: count)
  }

  func words(lowering day: DayFacts, to count: Int) -> String {
    "with at most \(Phrase.count(count, "request")) instead of \(day.events)"
  }

  func describe(_ scene: Scene) -> SignalText {
    let events = scene.day.events
    let observed = Signal.Quantity.number(Double(events))
    guard let own = scene.baseline.dailyCounts.summary, own.activeDays > 0 else {
      guard let typical = scene.past.prediction(of: \.dayCounts) else {
        return SignalText(
          "\(Phrase.count(events, "request")); nobody's days are known yet", observed: observed)
      }
      return SignalText(
        "\(Phrase.count(events, "request")); no earlier days of its own; a typical active day of its"
          + " peers has \(Phrase.band(typical))", observed: observed,
        expected: .number(typical.median), band: typical.band)
    }
    let normal = "\(Phrase.figure(own.mean)) ± \(Phrase.figure(own.deviation))"
    let typical = scene.past.prediction(of: \.dayCounts)
    let active = typical.map {
      "; two of three active days are expected to have \(Phrase.band($0))"
    }
    return SignalText(
      "\(Phrase.count(events, "request")); normal is \(normal) a day over"
        + " \(Phrase.count(own.days, "day")), quiet ones included\(active ?? "")",
      observed: observed, expected: typical.map { .number($0.median) }, band: typical?.band,
      z: (Double(events) - own.mean) / own.deviation)
  }
}
