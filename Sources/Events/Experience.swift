/// What verdicts about findings like it do to the score of a finding.
package struct Experience: Hashable, Sendable {
  /// Added to the score, a whole number; not 0.
  package var points: Double
  /// The registered name of the foremost signal, which the findings counted here share.
  package var signal: String
  /// Of these how many were judged malicious or suspicious.
  package var harmful: Int
  /// And how many benign.
  package var benign: Int

  package init(points: Double, signal: String, harmful: Int, benign: Int) {
    self.points = points
    self.signal = signal
    self.harmful = harmful
    self.benign = benign
  }
}
