import Events

extension TuneReport {
  /// The same weeks under proposed models.
  package struct Proposal: Hashable, Sendable {
    /// The file's name.
    package var name: String
    /// What it sets, as `scoring.yaml: weights.new-vendor 0.8 → 1.2`, in words for people.
    package var changes: [String]
    /// What should be known before the figures are believed.
    package var remarks: [String]
    package var alertScore: Double
    package var hits: Int
    package var findings: Int
    /// At its own alert line.
    package var step: LadderStep
    package var ladder: [LadderStep]
    package var change: AlertChange
    /// At its own alert line; `nil` without a verdict in these weeks.
    package var recall: Recall?

    package init(
      name: String, changes: [String], remarks: [String], alertScore: Double, hits: Int,
      findings: Int, step: LadderStep, ladder: [LadderStep], change: AlertChange,
      recall: Recall? = nil
    ) {
      self.name = name
      self.changes = changes
      self.remarks = remarks
      self.alertScore = alertScore
      self.hits = hits
      self.findings = findings
      self.step = step
      self.ladder = ladder
      self.change = change
      self.recall = recall
    }
  }

  /// What a threshold keeps of what analysts judged.
  package struct Recall: Hashable, Sendable {
    package var score: Double
    /// Malicious and suspicious days that are alerts.
    package var harmfulKept: Proportion
    /// Benign days that are none.
    package var benignDropped: Proportion

    package init(score: Double, harmfulKept: Proportion, benignDropped: Proportion) {
      self.score = score
      self.harmfulKept = harmfulKept
      self.benignDropped = benignDropped
    }
  }
}
