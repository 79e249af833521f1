/// One way in which a day departs from the entity's baseline, with the numbers behind it.
package struct Signal: Hashable, Sendable {
  /// A figure or a name: `41`, or `shodan, censys`.
  package enum Quantity: Hashable, Sendable {
    case number(Double)
    case text(String)
  }

  /// The days a baseline was learned from: active or not, strictly before the scored day.
  package struct Baseline: Hashable, Sendable {
    /// Calendar days of exposure.
    package var days: Int
    package var from: LocalDay
    /// The last day, inclusive.
    package var until: LocalDay

    package init(days: Int, from: LocalDay, until: LocalDay) {
      self.days = days
      self.from = from
      self.until = until
    }
  }

  /// The registered name: `volume`, `new-vendor`, `off-hours`, …
  package var name: String
  /// Surprise in nats (−ln of a probability), weighted and capped; 0 when nothing is unusual.
  package var score: Double
  /// The probability of something at least this unusual under the baseline; `nil` where unknown.
  package var probability: Double?
  package var observed: Quantity
  package var expected: Quantity?
  /// Between which figures two of three lie, for signals that count; `nil` elsewhere.
  package var band: ClosedRange<Double>?
  /// (observed − mean) / sd for signals that count; `nil` elsewhere or while learning.
  package var z: Double?
  /// One plain sentence: "41 requests; normal is 3.2 ± 2.9 a day over 58 days".
  package var explanation: String
  /// `nil` when there is no earlier day at all.
  package var baseline: Baseline?
  /// Whether an exception lets it count nothing.
  package var isExcepted = false

  package init(
    name: String, score: Double, probability: Double?, observed: Quantity, expected: Quantity?,
    band: ClosedRange<Double>? = nil, z: Double?, explanation: String, baseline: Baseline?
  ) {
    self.name = name
    self.score = score
    self.probability = probability
    self.observed = observed
    self.expected = expected
    self.band = band
    self.z = z
    self.explanation = explanation
    self.baseline = baseline
  }
}
