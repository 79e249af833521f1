/// What a threshold would have given in the past weeks.
package struct LadderStep: Hashable, Sendable {
  /// Days from this score on are alerts, 0 to 100.
  package var score: Double
  /// Alerts by week, in the order of the weeks.
  package var alerts: [Int]
  /// The share of base-rule hits that are in no alert, 0 to 1; `nil` where there was no hit.
  package var hitsRemoved: Double?
  /// The share of findings that are no alert; `nil` where there was no finding.
  package var findingsRemoved: Double?
  /// Entities with an alert.
  package var entities: Int
  /// Alerts a week that are due if nobody ever means harm, by what the score stands for.
  package var expectedByChance: Double

  package init(
    score: Double, alerts: [Int], hitsRemoved: Double?, findingsRemoved: Double?, entities: Int,
    expectedByChance: Double
  ) {
    self.score = score
    self.alerts = alerts
    self.hitsRemoved = hitsRemoved
    self.findingsRemoved = findingsRemoved
    self.entities = entities
    self.expectedByChance = expectedByChance
  }

  /// Alerts of the week in the middle; 0 without weeks.
  package var median: Double {
    let sorted = alerts.sorted()
    guard !sorted.isEmpty else { return 0 }
    return Double(sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }

  /// The place of the first week with the most alerts; `nil` without weeks.
  package var worst: Int? { alerts.firstIndex(of: alerts.max() ?? 0) }

  package var total: Int { alerts.reduce(0, +) }
}

/// Which days become alerts by a change, and which are none any more; the most surprising first.
package struct AlertChange: Hashable, Sendable {
  package var appearing: [ScoredDay]
  package var vanishing: [ScoredDay]

  package init(appearing: [ScoredDay] = [], vanishing: [ScoredDay] = []) {
    self.appearing = appearing
    self.vanishing = vanishing
  }

  package var isNothing: Bool { appearing.isEmpty && vanishing.isEmpty }
}

/// The threshold that keeps to a number of findings a week, and what a step either way would change.
package struct Recommendation: Hashable, Sendable {
  package var score: Double
  /// Whether so many weeks keep to the budget; `false` where even 100 gives more.
  package var keepsBudget: Bool
  package var step: LadderStep
  /// One step up, and one down, with the scores that these are.
  package var above: Double
  package var below: Double
  package var tighter: AlertChange
  package var looser: AlertChange

  package init(
    score: Double, keepsBudget: Bool, step: LadderStep, above: Double, below: Double,
    tighter: AlertChange, looser: AlertChange
  ) {
    self.score = score
    self.keepsBudget = keepsBudget
    self.step = step
    self.above = above
    self.below = below
    self.tighter = tighter
    self.looser = looser
  }
}

/// What a signal did in the past weeks, and what they would have been with less of it.
package struct SignalEffect: Hashable, Sendable {
  package var signal: String
  /// Its weight in the models.
  package var weight: Double
  /// Findings to which it added something, and alerts among them.
  package var findings: Int
  package var alerts: Int
  /// Alerts in which nothing else added anything.
  package var alone: Int
  /// With a weight of 0, and with half of its own.
  package var off: AlertChange
  package var halved: AlertChange

  package init(
    signal: String, weight: Double, findings: Int, alerts: Int, alone: Int, off: AlertChange,
    halved: AlertChange
  ) {
    self.signal = signal
    self.weight = weight
    self.findings = findings
    self.alerts = alerts
    self.alone = alone
    self.off = off
    self.halved = halved
  }

  /// Whether turning it off changes no alert at all.
  package var neverMatters: Bool { off.isNothing }
}
