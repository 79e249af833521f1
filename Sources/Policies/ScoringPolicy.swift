/// `Models/scoring.yaml`: thresholds and weights of the scoring.
package struct ScoringPolicy: Hashable, Sendable {
  /// Weeks before the scored day that a baseline is learned from.
  package var baselineWeeks: Int
  /// Calendar days, from an entity's first event on, before its baseline is trusted.
  package var learningDays: Int
  /// The part of its score, 0 to 1, that an entity without any past keeps; it rises to 1 as the
  /// learning days pass.
  package var learningFloor: Double
  /// Findings from this score (0 to 100) on are alerts.
  package var alertScore: Double
  /// The largest surprise that one signal may add, in nats.
  package var signalCap: Double
  /// Summed surprise, in nats, at which the score is 50.
  package var halfScoreSurprise: Double
  /// Weight of each signal by its registered name; 1 keeps it, 0 turns it off.
  package var weights: [String: Double]
  /// Pseudo-days of the organisation's daily volume mixed into an entity's own.
  package var volumePriorDays: Double
  /// Half width, in hours, of the kernel that smooths the hours of the week.
  package var hourBandwidth: Double
  /// Pseudo active hours of an even spread mixed into an entity's hours of the week.
  package var hourPriorEvents: Double
  /// Pseudo-days against which the novelty of a vendor or a country is weighed.
  package var noveltyPriorDays: Double

  package init(
    baselineWeeks: Int, learningDays: Int, learningFloor: Double, alertScore: Double,
    signalCap: Double, halfScoreSurprise: Double, weights: [String: Double],
    volumePriorDays: Double,
    hourBandwidth: Double, hourPriorEvents: Double, noveltyPriorDays: Double
  ) {
    self.baselineWeeks = baselineWeeks
    self.learningDays = learningDays
    self.learningFloor = learningFloor
    self.alertScore = alertScore
    self.signalCap = signalCap
    self.halfScoreSurprise = halfScoreSurprise
    self.weights = weights
    self.volumePriorDays = volumePriorDays
    self.hourBandwidth = hourBandwidth
    self.hourPriorEvents = hourPriorEvents
    self.noveltyPriorDays = noveltyPriorDays
  }
}
