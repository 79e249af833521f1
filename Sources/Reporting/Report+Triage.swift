import Events

extension Report {
  /// What an analyst made of a finding.
  package struct Judgement: Hashable, Sendable {
    package var verdict: TriageVerdict
    package var analyst: String
    /// When it was given, by the report's clock.
    package var day: LocalDay
    package var note: String
    /// Earlier verdicts about the same day that say otherwise; all are kept.
    package var contradicted: Int

    package init(
      verdict: TriageVerdict, analyst: String, day: LocalDay, note: String, contradicted: Int = 0
    ) {
      self.verdict = verdict
      self.analyst = analyst
      self.day = day
      self.note = note
      self.contradicted = contradicted
    }
  }

  /// An earlier day of an entity that was judged benign and that a finding only repeats.
  package struct JudgedDay: Hashable, Sendable {
    package var day: LocalDay
    /// The id of that day's finding.
    package var findingID: String
    package var judgement: Judgement

    package init(day: LocalDay, findingID: String, judgement: Judgement) {
      self.day = day
      self.findingID = findingID
      self.judgement = judgement
    }
  }

  /// A report's findings by what analysts made of them.
  package struct Verdicts: Hashable, Sendable {
    /// Neither judged nor the repeat of a judged day.
    package var open: Int
    /// Repeats of a judged day.
    package var judgedBefore: Int
    /// Verdicts without a finding are not there.
    package var counts: [TriageVerdict: Int]

    package init(open: Int, judgedBefore: Int, counts: [TriageVerdict: Int]) {
      self.open = open
      self.judgedBefore = judgedBefore
      self.counts = counts
    }

    /// - Returns: `nil` where every finding is open.
    package init?(of findings: [RankedFinding]) {
      open = findings.count(where: \.isOpen)
      guard open < findings.count else { return nil }
      judgedBefore = findings.count { $0.repeated != nil }
      counts = findings.reduce(into: [:]) { counts, finding in
        if let judgement = finding.judgement { counts[judgement.verdict, default: 0] += 1 }
      }
    }
  }

  /// Alerts that nobody has judged benign.
  package var pressingAlerts: Int {
    findings.count { $0.finding.isAlert && $0.judgement?.verdict.isBenign != true }
  }
}
