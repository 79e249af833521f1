import Events

extension Report {
  /// A finding with its place in the report and what it rests on.
  package struct RankedFinding: Hashable, Sendable {
    /// From 1; the same order as the report's list.
    package var rank: Int
    package var finding: Finding
    /// What the entity was taken for before the window.
    package var role: EntityRole
    package var evidence: Evidence
    /// The verdict about it that counts; `nil` while it is open.
    package var judgement: Judgement?
    /// The judged day that it only repeats; `nil` for what was itself judged.
    package var repeated: JudgedDay?

    package init(
      rank: Int, finding: Finding, role: EntityRole, evidence: Evidence,
      judgement: Judgement? = nil, repeated: JudgedDay? = nil
    ) {
      self.rank = rank
      self.finding = finding
      self.role = role
      self.evidence = evidence
      self.judgement = judgement
      self.repeated = repeated
    }

    /// Whether nobody judged it, nor a day that it repeats.
    package var isOpen: Bool { judgement == nil && repeated == nil }
  }

  /// An entity whose baseline is too thin for its score to be trusted.
  package struct ThinBaseline: Hashable, Sendable {
    package var entity: Entity
    package var learning: Finding.Learning
    /// Findings of the entity in this report.
    package var findings: Int

    package init(entity: Entity, learning: Finding.Learning, findings: Int) {
      self.entity = entity
      self.learning = learning
      self.findings = findings
    }

    /// Days until the baseline is trusted.
    var daysMissing: Int { max(0, learning.daysNeeded - learning.daysKnown) }
  }

  /// The rejections of one reason, with a few of them to look at.
  package struct RejectionGroup: Hashable, Sendable {
    package var reason: Rejection.Reason
    /// All of them, not only the examples.
    package var count: Int
    package var examples: [Rejection]

    package init(reason: Rejection.Reason, count: Int, examples: [Rejection]) {
      self.reason = reason
      self.count = count
      self.examples = examples
    }
  }
}
