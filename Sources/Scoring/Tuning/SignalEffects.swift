import Dispatch
import Events
import Policies
import Synchronization

/// What each signal is worth to the alerts of past weeks: the same weeks, scored with less of it.
package struct SignalEffects {
  private let judged: [LocalDay: JudgedWeek]
  private let mondays: [LocalDay]
  private let first: LocalDay
  private let policy: ScoringPolicy
  /// The policy of the exceptions and names stays as it is.
  private let scorer: (ScoringPolicy) -> Scorer

  /// - Parameters:
  ///   - judged: by Monday; the weeks and those that calibrate them.
  ///   - mondays: of the weeks to be scored, ascending.
  ///   - first: the first day that anything is known of.
  ///   - scorer: scores by a policy that differs in weights alone.
  package init(
    of judged: [LocalDay: JudgedWeek], mondays: [LocalDay], since first: LocalDay,
    policy: ScoringPolicy, scorer: @escaping @Sendable (ScoringPolicy) -> Scorer
  ) {
    self.judged = judged
    self.mondays = mondays
    self.first = first
    self.policy = policy
    self.scorer = scorer
  }

  /// One for each signal, in the registry's order.
  ///
  /// - Parameter past: the weeks under the policy itself.
  package func effects(on past: ScoredPast) -> [SignalEffect] {
    let names = SignalRegistry.names
    let alerts = past.alerts(from: policy.alertScore)
    let variants = names.flatMap { [($0, 0.0), ($0, 0.5)] }
    let changes = changes(variants, from: alerts)
    return names.enumerated().map { place, name in
      let fired = past.weeks.lazy.flatMap(\.days).filter { $0.shares[place] > 0 }
      let inAlerts = alerts.filter { $0.shares[place] > 0 }
      return SignalEffect(
        signal: name, weight: policy.weights[name] ?? 1, findings: fired.count,
        alerts: inAlerts.count,
        alone: inAlerts.count { day in day.shares.count { $0 > 0 } == 1 },
        off: changes[2 * place], halved: changes[2 * place + 1])
    }
  }

  /// The change of alerts by each variant, on all cores.
  private func changes(
    _ variants: [(signal: String, factor: Double)], from alerts: [ScoredDay]
  ) -> [AlertChange] {
    let (judged, mondays, first, policy) = (judged, mondays, first, policy)
    let scorers = variants.map { signal, factor in
      var policy = policy
      policy.weights[signal] = (policy.weights[signal] ?? 1) * factor
      for place in policy.together.indices
      where [policy.together[place].first, policy.together[place].second].contains(signal) {
        policy.together[place].weight *= factor
      }
      return scorer(policy)
    }
    let results = Mutex([AlertChange](repeating: AlertChange(), count: variants.count))
    DispatchQueue.concurrentPerform(iterations: variants.count) { place in
      let past = ScoredPast(
        judged, mondays: mondays, since: first, scorer: scorers[place], from: policy.alertScore)
      let change = ScoredPast.change(from: alerts, to: past.alerts(from: policy.alertScore))
      results.withLock { $0[place] = change }
    }
    return results.withLock { $0 }
  }
}
