import Events
import Policies

/// Turns what entities did into ranked findings: the entry point of Scoring.
///
/// The past is replayed day by day, each judged with what came strictly before it. The surprises of the
/// weeks before the scored one tell how seldom such a day comes about here, and that is the score.
package struct Scorer: Sendable {
  private let policy: ScoringPolicy
  private let combination: Combination

  /// - Parameter vendorNames: Names for people by vendor id; an id without one is shown itself.
  package init(policy: ScoringPolicy, vendorNames: [String: String]) {
    self.policy = policy
    combination = Combination(policy: policy, vendorNames: vendorNames)
  }

  /// One finding for each entity and day with at least one hit, the most surprising first.
  ///
  /// Each ISO week is replayed from a start of its own, so that a day is scored alike whether it is
  /// looked at alone, with its week or with a year.
  ///
  /// - Parameters:
  ///   - activities: One for each entity, in any order; they must reach back to
  ///     `policy.replayStart(before:)` of the first scored day. Days after the last one do not matter.
  ///   - days: The days to score, inclusive.
  package func findings(
    for activities: [EntityActivity], days: ClosedRange<LocalDay>
  ) -> [Finding] {
    outcome(for: activities, days: days).findings
  }

  /// The findings, with what was new to many in the same week; see `findings(for:days:)`.
  package func outcome(
    for activities: [EntityActivity], days: ClosedRange<LocalDay>
  ) -> (findings: [Finding], sharedNovelties: [SharedNovelty]) {
    let everything = activities.sorted { $0.entity < $1.entity }
    let quiet = everything.map { $0.days.filter { $0.sessions.isEmpty && $0.context != nil } }
    let activities = everything.map(\.withoutQuietDays)
    var window = OrganisationWindow(activities: activities, policy: policy)
    var findings: [Finding] = []
    var shared: [SharedNovelty] = []
    var monday = days.lowerBound.monday
    while monday <= days.upperBound {
      let sunday = monday.advanced(by: 6)
      let scored = max(monday, days.lowerBound)...min(sunday, days.upperBound)
      let week = self.outcome(
        for: activities, quiet: quiet, ofOneWeek: scored, window: &window)
      findings += week.findings
      shared += week.sharedNovelties
      monday = monday.advanced(by: 7)
    }
    return (findings.sorted(by: Finding.ranksBefore), shared.sorted(by: SharedNovelty.precedes))
  }

  private func outcome(
    for activities: [EntityActivity], quiet: [[DayActivity]], ofOneWeek days: ClosedRange<LocalDay>,
    window: inout OrganisationWindow
  ) -> (findings: [Finding], sharedNovelties: [SharedNovelty]) {
    var replay = Replay(
      activities, quiet: quiet, from: policy.replayStart(before: days.lowerBound), scoring: days,
      policy: policy,
      combination: combination)
    var ledger = SurpriseLedger(policy: policy)
    var findings: [Finding] = []
    replay.run(through: days.upperBound) { day, judged, past in
      guard days.contains(day) else {
        for judged in judged where judged.facts.hits > 0 {
          ledger.add(judged.judgement.surprise, on: day)
        }
        return
      }
      let periods = ledger.returnPeriods(before: days.lowerBound.monday)
      window.move(before: day)
      for judged in judged where judged.facts.hits > 0 {
        findings.append(
          finding(
            judged, in: activities, past: past(judged.facts.entity), periods: periods,
            organisation: window.baseline))
      }
    }
    return (findings, replay.sharedNovelties(by: policy.sharedBy))
  }

  private func finding(
    _ judged: Replay.Judged, in activities: [EntityActivity], past: Past,
    periods: ReturnPeriods?, organisation: OrganisationBaseline
  ) -> Finding {
    let activity = activities[judged.facts.entity]
    let day = activity.days[judged.facts.place]
    let baseline = Baseline(of: activity, before: day.day, policy: policy)
    let judgement = judged.judgement
    let shares = combination.shares(of: judgement.logTails)
    let signals = zip(combination.models, zip(judgement.logTails, shares)).map { model, figures in
      let scene = Scene(
        day: day, session: day.sessions[judgement.session], facts: judged.facts,
        sessionFacts: judged.facts.sessions[judgement.session], past: past, baseline: baseline,
        organisation: organisation, logTail: figures.0)
      return model.signal(scene, share: figures.1)
    }
    func score(_ surprise: Double) -> Double {
      periods.map { ScoreScale.score(returnPeriod: $0.weeks(at: surprise)) } ?? 0
    }
    let isAlert = score(judgement.surprise) >= policy.alertScore
    var clearances: [Clearance] = []
    if isAlert {
      clearances = Counterfactuals(of: judged.facts, after: past, combination: combination) {
        score($0) < policy.alertScore
      }.smallest()
    }
    return Finding(
      entity: activity.entity, day: day.day, score: score(judgement.surprise),
      isAlert: isAlert, hits: day.hits, events: day.events,
      lookups: day.lookups, backgroundSignIns: day.backgroundSignIns, signals: signals,
      learning: baseline.learning, surprise: judgement.surprise,
      returnPeriod: periods.map { periods in
        Finding.ReturnPeriod(
          weeks: periods.weeks(at: judgement.surprise),
          band: periods.band(at: judgement.surprise), past: periods.weeks)
      },
      clearances: clearances)
  }
}
