/// `Models/tuning.yaml`: how thresholds are tried on the past.
package struct TuningPolicy: Hashable, Sendable, Encodable {
  /// Past weeks that are scored.
  package var weeks: Int
  /// Findings that can be read in a week.
  package var budget: Double
  /// The share of weeks that must keep to the budget, 0 to 1.
  package var keptBy: Double
  /// Scores, ascending.
  package var ladder: [Double]
  /// Points of score from the recommended threshold to the next.
  package var stride: Double
  /// Findings that are named with a change.
  package var named: Int

  package init(
    weeks: Int, budget: Double, keptBy: Double, ladder: [Double], stride: Double, named: Int
  ) {
    self.weeks = weeks
    self.budget = budget
    self.keptBy = keptBy
    self.ladder = ladder
    self.stride = stride
    self.named = named
  }
}
