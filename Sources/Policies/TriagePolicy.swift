/// `Models/triage.yaml`: what analysts' verdicts do to later scores and reports.
package struct TriagePolicy: Hashable, Sendable, Encodable {
  /// Weeks in which a repeat of a day that was judged benign is folded under it.
  package var foldWeeks: Int
  /// How many times as strong as then a sign of a repeat may be.
  package var foldGrowth: Double
  /// Share of a day's surprise, 0 to 1, from which a sign counts for that.
  package var foldShare: Double
  /// What the values of a day that was judged benign-expected count beyond the day itself, in days.
  package var teachWeight: Double
  /// Verdicts from which scores are moved by them.
  package var leastVerdicts: Int
  /// Harmful ones, and benign ones, that must be among these.
  package var leastOfEach: Int
  /// Penalty on the weight of each signal, per nat squared.
  package var ridge: Double
  /// Points of the score by which verdicts move it at most.
  package var mostShift: Double

  package init(
    foldWeeks: Int, foldGrowth: Double, foldShare: Double, teachWeight: Double,
    leastVerdicts: Int, leastOfEach: Int, ridge: Double, mostShift: Double
  ) {
    self.foldWeeks = foldWeeks
    self.foldGrowth = foldGrowth
    self.foldShare = foldShare
    self.teachWeight = teachWeight
    self.leastVerdicts = leastVerdicts
    self.leastOfEach = leastOfEach
    self.ridge = ridge
    self.mostShift = mostShift
  }
}
