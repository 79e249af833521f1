import Events
import Policies

/// Turns what entities did into ranked findings: the entry point of Scoring.
///
/// A week is judged with the weeks of the baseline before it, which are replayed day by day. How seldom
/// a day so surprising comes about here is told by the weeks before, each judged in the same way; and
/// that is the score.
///
///     let past = mondays.map { scorer.judge(activities, days: $0...$0.advanced(by: 6)) }
///     let periods = scorer.returnPeriods(before: monday, from: past, since: firstDay)
///     let outcome = scorer.outcome(for: activities, ofOneWeek: week, periods: periods)
package struct Scorer: Sendable {
  /// A week's findings, in their rank, and what was new to many in it.
  package struct Outcome: Sendable {
    package var findings: [Finding] = []
    /// The days that exceptions changed, hidden ones among them; by day, then by entity.
    package var excepted: [ExceptedDay] = []
    package var sharedNovelties: [SharedNovelty] = []
    /// What the findings were made of.
    package var week = JudgedWeek()
  }

  let policy: ScoringPolicy
  let combination: Combination
  let filter: ExceptionFilter
  let precedents: Precedents

  /// - Parameters:
  ///   - vendorNames: Names for people by vendor id; an id without one is shown itself.
  ///   - exceptions: What is expected. Days are judged and calibrated without them, so that no exception
  ///     raises another day's score.
  ///   - roles: Those that exceptions may name by id.
  ///   - precedents: What analysts' verdicts do to calibration and scores.
  package init(
    policy: ScoringPolicy, vendorNames: [String: String], exceptions: ExceptionPolicy = .none,
    roles: [RolePolicy.Role] = [], precedents: Precedents = .none
  ) {
    self.policy = policy
    self.precedents = precedents
    combination = Combination(policy: policy, vendorNames: vendorNames)
    filter = ExceptionFilter(exceptions, roles: roles, signals: SignalRegistry.names)
  }

  /// What every day with a hit came to, signal by signal.
  ///
  /// - Parameters:
  ///   - activities: One for each entity, in any order; they must reach back to
  ///     `policy.replayStart(before:)` of the days. Days after the last one do not matter.
  ///   - days: Days of one ISO week.
  package func judge(_ activities: [EntityActivity], days: ClosedRange<LocalDay>) -> JudgedWeek {
    let past = ReplayedPast(activities)
    var week = JudgedWeek()
    var replay = past.replay(scoring: days, policy: policy)
    replay.run { _, facts, pastOf in
      for facts in facts where facts.hits > 0 {
        let own = pastOf(facts.entity)
        let tails = combination.logTails(of: facts, after: own)
        week.days.append(past.judged(facts, tails, after: own))
      }
    }
    return week
  }

  /// How seldom days come about, by the weeks before one.
  ///
  /// - Parameters:
  ///   - weeks: those of `policy.calibrationMondays(before:)`, in any order.
  ///   - first: the first day that anything is known of.
  /// - Returns: `nil` while the past is too short to say.
  package func returnPeriods(
    before monday: LocalDay, from weeks: [JudgedWeek], since first: LocalDay
  ) -> ReturnPeriods? {
    let all = JudgedWeek(days: weeks.flatMap(\.days))
    let totals = totals(of: all, own: all.days.map(ownSurprise), after: nil)
    var ledger = SurpriseLedger(policy: policy)
    for (day, total) in zip(all.days, totals) where calibrates(day) {
      ledger.add(total, on: day.day)
    }
    return ledger.returnPeriods(before: monday, since: first)
  }

  /// Whether a judged day may tell how seldom such days come about.
  func calibrates(_ day: JudgedWeek.Day) -> Bool {
    !precedents.teachings.isExcluded(day.entity.id, on: day.day)
  }

  /// What a judged day comes to by itself, in nats.
  func ownSurprise(of day: JudgedWeek.Day) -> Double {
    combination.judge(day.sessions.map(\.logTails)).own
  }

  /// The score of so much surprise, 0 to 100; 0 without return periods.
  package func score(_ surprise: Double, by periods: ReturnPeriods?) -> Double {
    periods.map { ScoreScale.score(returnPeriod: $0.weeks(at: surprise)) } ?? 0
  }

  /// A score as verdicts move it; they lift nothing that an exception lowered.
  func final(
    _ score: Double, under excepted: ExceptedOutcome?, moved experience: Experience?
  ) -> Double {
    guard let points = experience?.points else { return score }
    return min(100, max(0, score + (excepted == nil ? points : min(0, points))))
  }

  /// One finding for each entity and day with at least one hit that exceptions do not hide, the most
  /// surprising first.
  ///
  /// - Parameters:
  ///   - activities: as `judge` takes them.
  ///   - days: Days of one ISO week.
  ///   - weeks: judged weeks before it, of which the last is enough: its last days have sequels.
  package func outcome(
    for activities: [EntityActivity], ofOneWeek days: ClosedRange<LocalDay>,
    after weeks: [JudgedWeek], periods: ReturnPeriods?
  ) -> Outcome {
    let past = ReplayedPast(activities)
    var window = OrganisationWindow(activities: past.activities, policy: policy)
    let verdicts = precedents.model(before: days.lowerBound.monday)
    var outcome = Outcome()
    var recent = recentDays(
      of: weeks.lazy.flatMap(\.days).filter { $0.day < days.lowerBound.monday }, by: periods)
    // Of a week that begins later, the days before may have sequels in it.
    let first = max(days.lowerBound.monday, days.lowerBound.advanced(by: -policy.sequel.days))
    var replay = past.replay(
      scoring: first...days.upperBound, telling: days, policy: policy)
    replay.run { day, facts, pastOf in
      window.move(before: day)
      for facts in facts where facts.hits > 0 {
        let pastOfEntity = pastOf(facts.entity)
        let tails = combination.logTails(of: facts, after: pastOfEntity)
        let judged = past.judged(facts, tails, after: pastOfEntity)
        let earlier = recent.most(before: judged)
        add(judged, to: &recent, by: periods)
        guard days.contains(day) else { continue }
        outcome.week.days.append(judged)
        let scene = FindingScene(
          facts: facts, activity: past.activities[facts.entity], past: pastOfEntity,
          organisation: window.baseline, periods: periods, verdicts: verdicts, earlier: earlier)
        let excepted = excepted(judged, after: earlier, by: periods)
        if let excepted { outcome.excepted.append(excepted.day) }
        if excepted?.isHidden != true {
          outcome.findings.append(finding(scene, tails, under: excepted))
        }
      }
    }
    outcome.findings.sort(by: Finding.ranksBefore)
    outcome.sharedNovelties = replay.sharedNovelties(by: policy.sharedBy)
    return outcome
  }

  /// The findings of any days of entities whose whole past is at hand, each week judged as alone.
  package func findings(
    for activities: [EntityActivity], days: ClosedRange<LocalDay>
  ) -> [Finding] {
    guard let first = activities.map(\.firstDay).min() else { return [] }
    var judged: [LocalDay: JudgedWeek] = [:]
    var findings: [Finding] = []
    var monday = days.lowerBound.monday
    while monday <= days.upperBound {
      let week = monday...monday.advanced(by: 6)
      let calibration = policy.calibrationMondays(before: monday).filter {
        $0.advanced(by: 6) >= first
      }
      for monday in calibration where judged[monday] == nil {
        judged[monday] = judge(activities, days: monday...monday.advanced(by: 6))
      }
      let outcome = outcome(
        for: activities, ofOneWeek: days.clamped(to: week),
        after: judged[monday.advanced(by: -7)].map { [$0] } ?? [],
        periods: returnPeriods(
          before: monday, from: calibration.compactMap { judged[$0] }, since: first))
      if days.lowerBound <= monday, week.upperBound <= days.upperBound {
        judged[monday] = outcome.week
      }
      findings += outcome.findings
      monday = monday.advanced(by: 7)
    }
    return findings.sorted(by: Finding.ranksBefore)
  }
}
