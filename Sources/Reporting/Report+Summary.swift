import Events

extension Report {
  /// The counts of a report's window, and how much less there is to read.
  package struct Summary: Hashable, Sendable {
    /// TI-vendor accesses in the window.
    package var events: Int
    /// Events that the base rule returns.
    package var hits: Int
    package var findings: Int
    package var alerts: Int
    /// Entities with an event in the window.
    package var entities: Int
    /// Sign-ins to TI applications that failed; counted, not remembered.
    package var failedSignIns: Int
    /// Records of this run's inputs that could not be read, in the window or not.
    package var rejected: Int
    /// The findings by verdict; `nil` where none was judged.
    package var verdicts: Verdicts?

    package init(
      events: Int, hits: Int, findings: Int, alerts: Int, entities: Int, failedSignIns: Int,
      rejected: Int, verdicts: Verdicts? = nil
    ) {
      self.events = events
      self.hits = hits
      self.findings = findings
      self.alerts = alerts
      self.entities = entities
      self.failedSignIns = failedSignIns
      self.rejected = rejected
      self.verdicts = verdicts
    }

    /// Per cent of the hits that nobody reads one by one because findings gather them; `nil`
    /// without hits.
    package var reductionToFindings: Double? { reduction(to: findings) }

    /// Per cent of the hits that remain unread when only alerts are read; `nil` without hits.
    package var reductionToAlerts: Double? { reduction(to: alerts) }

    /// Rounded down to a hundredth, so that 100 per cent is said only when nothing is left.
    private func reduction(to remaining: Int) -> Double? {
      guard hits > 0 else { return nil }
      let hundredths = (hits - remaining) * 10_000
      return Double(hundredths.flooredDivision(by: hits)) / 100
    }
  }
}
