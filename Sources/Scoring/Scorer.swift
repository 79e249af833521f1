import Events
import Policies

/// Turns what entities did into ranked findings: the entry point of Scoring.
///
/// A day is scored with days strictly before it, and only those within the baseline window, for
/// the entity, its peers and the organisation alike.
package struct Scorer: Sendable {
  private let policy: ScoringPolicy
  private let models: [any SignalModel]
  private let combination: SurpriseCombination

  /// - Parameter vendorNames: Names for people by vendor id; an id without one is shown itself.
  package init(policy: ScoringPolicy, vendorNames: [String: String]) {
    self.policy = policy
    models = SignalRegistry.models(policy: policy, vendorNames: vendorNames)
    combination = SurpriseCombination(policy: policy)
  }

  /// One finding for each entity and day with at least one hit, the most surprising first.
  ///
  /// - Parameters:
  ///   - activities: One for each entity, in any order; they must reach back a baseline window
  ///     before the first scored day. Days after the last one do not matter.
  ///   - days: The days to score, inclusive.
  package func findings(
    for activities: [EntityActivity], days: ClosedRange<LocalDay>
  ) -> [Finding] {
    var scored: [LocalDay: [(entity: Int, place: Int)]] = [:]
    for (entity, activity) in activities.enumerated() {
      let first = activity.days.lowerBound { $0.day >= days.lowerBound }
      for (place, day) in activity.days[first...].enumerated() {
        guard day.day <= days.upperBound else { break }
        if day.hits > 0 { scored[day.day, default: []].append((entity, first + place)) }
      }
    }
    var window = OrganisationWindow(activities: activities, policy: policy)
    var findings: [Finding] = []
    for (day, places) in scored.sorted(by: { $0.key < $1.key }) {
      window.move(before: day)
      for (entity, place) in places {
        let activity = activities[entity]
        findings.append(
          finding(
            for: activity.days[place],
            after: Baseline(of: activity, before: day, policy: policy),
            organisation: window.baseline))
      }
    }
    return findings.sorted(by: Finding.ranksBefore)
  }

  private func finding(
    for day: DayActivity, after baseline: Baseline, organisation: OrganisationBaseline
  ) -> Finding {
    let learning = baseline.learning
    let signals = models.map { model in
      combination.weighted(
        model.evaluate(day: day, baseline: baseline, organisation: organisation)
      ).marked(learning)
    }
    let score = combination.score(of: signals, learning: learning)
    return Finding(
      entity: baseline.entity, day: day.day, score: score,
      isAlert: combination.isAlert(score), hits: day.hits, events: day.events,
      lookups: day.lookups, backgroundSignIns: day.backgroundSignIns, signals: signals,
      learning: learning)
  }
}

extension Signal {
  /// The signal as a thin baseline supports it: without probability and z, and saying so.
  fileprivate func marked(_ learning: Finding.Learning?) -> Signal {
    guard let learning else { return self }
    var signal = self
    signal.probability = nil
    signal.z = nil
    let days = Phrase.count(learning.daysNeeded, "day")
    signal.explanation += "; learning: \(learning.daysKnown) of \(days) known"
    return signal
  }
}
