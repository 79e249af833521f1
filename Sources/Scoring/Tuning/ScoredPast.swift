import Events
import Policies

/// Past weeks as a policy scores them, each with the weeks before it and with nothing later.
package struct ScoredPast: Sendable {
  package struct Week: Sendable {
    package let monday: LocalDay
    /// The most surprising first.
    package let days: [ScoredDay]
    /// What its scores came from.
    package let periods: ReturnPeriods
  }

  /// Ascending.
  package let weeks: [Week]
  /// Mondays of weeks before which too little is known.
  package let tooShort: [LocalDay]

  /// - Parameters:
  ///   - judged: by Monday; the weeks and those that calibrate them.
  ///   - mondays: of the weeks to be scored, ascending.
  ///   - first: the first day that anything is known of.
  ///   - least: days that score less are left out.
  package init(
    _ judged: [LocalDay: JudgedWeek], mondays: [LocalDay], since first: LocalDay, scorer: Scorer,
    from least: Double = 0
  ) {
    let own = judged.mapValues { week in week.days.map { scorer.ownSurprise(of: $0) } }
    func known(_ monday: LocalDay) -> (week: JudgedWeek, own: [Double])? {
      judged[monday].flatMap { week in own[monday].map { (week, $0) } }
    }
    func totals(_ monday: LocalDay, after previous: LocalDay?) -> [Double] {
      known(monday).map { week, own in
        scorer.totals(of: week, own: own, after: previous.flatMap(known))
      } ?? []
    }
    let surprises = judged.keys.reduce(into: [LocalDay: [Double]]()) {
      $0[$1] = totals($1, after: $1.advanced(by: -7))
    }
    var weeks: [Week] = []
    var tooShort: [LocalDay] = []
    for monday in mondays {
      var ledger = SurpriseLedger(policy: scorer.policy)
      let calibration = scorer.policy.calibrationMondays(before: monday)
      for calibrating in calibration {
        guard let days = judged[calibrating]?.days else { continue }
        // The first knows of none before it, as for a report.
        let nats =
          calibrating == calibration.first
          ? totals(calibrating, after: nil) : surprises[calibrating] ?? []
        for place in days.indices where scorer.calibrates(days[place]) {
          ledger.add(nats[place], on: days[place].day)
        }
      }
      guard let periods = ledger.returnPeriods(before: monday, since: first) else {
        tooShort.append(monday)
        continue
      }
      let verdicts = scorer.precedents.model(before: monday)
      let week = judged[monday]?.days ?? []
      var recent = RecentDays(policy: scorer.policy.sequel)
      for (week, own) in [known(monday.advanced(by: -7)), known(monday)].compactMap(\.self) {
        for (day, own) in zip(week.days, own) {
          scorer.add(day, own: own, to: &recent, by: periods)
        }
      }
      var days: [ScoredDay] = []
      for (place, nats) in (surprises[monday] ?? []).enumerated() {
        // Exceptions only lower a score; verdicts may lift it.
        guard verdicts != nil || scorer.score(nats, by: periods) >= least,
          let day = scorer.scored(week[place], after: recent, by: periods, verdicts: verdicts),
          day.score >= least
        else { continue }
        days.append(day)
      }
      weeks.append(
        Week(monday: monday, days: days.sorted(by: ScoredDay.ranksBefore), periods: periods))
    }
    self.weeks = weeks
    self.tooShort = tooShort
  }

  package var hits: Int { weeks.reduce(0) { $0 + $1.days.reduce(0) { $0 + $1.hits } } }

  package var findings: Int { weeks.reduce(0) { $0 + $1.days.count } }

  package var entities: Int { Set(weeks.lazy.flatMap(\.days).map(\.entity)).count }

  /// The days from a score on.
  package func alerts(from score: Double) -> [ScoredDay] {
    weeks.flatMap { week in week.days.prefix { $0.score >= score } }
  }

  /// What a threshold would have given.
  package func step(at score: Double) -> LadderStep {
    let alerts = weeks.map { week in week.days.prefix { $0.score >= score } }
    let kept = alerts.joined()
    func removed(_ kept: Int, of all: Int) -> Double? {
      all > 0 ? 1 - Double(kept) / Double(all) : nil
    }
    return LadderStep(
      score: score, alerts: alerts.map(\.count),
      hitsRemoved: removed(kept.reduce(0) { $0 + $1.hits }, of: hits),
      findingsRemoved: removed(kept.count, of: findings),
      entities: Set(kept.map(\.entity)).count,
      expectedByChance: 1 / ScoreScale.returnPeriod(score: score))
  }

  /// The lowest whole score at which most weeks keep to a budget.
  ///
  /// - Parameters:
  ///   - budget: alerts a week.
  ///   - share: of the weeks that must keep to it, 0 to 1.
  ///   - stride: how far a step up or down is, in points of score.
  package func recommendation(
    budget: Double, keptBy share: Double, stride: Double
  ) -> Recommendation {
    func keeps(_ score: Double) -> Bool {
      let within = weeks.count { week in
        Double(week.days.prefix { $0.score >= score }.count) <= budget
      }
      return Double(within) >= share * Double(weeks.count)
    }
    let score = (0...100).first { keeps(Double($0)) }
    let chosen = Double(score ?? 100)
    let (above, below) = (min(100, chosen + stride), max(0, chosen - stride))
    let alerts = alerts(from: chosen)
    return Recommendation(
      score: chosen, keepsBudget: score != nil, step: step(at: chosen), above: above, below: below,
      tighter: Self.change(from: alerts, to: self.alerts(from: above)),
      looser: Self.change(from: alerts, to: self.alerts(from: below)))
  }

  /// Which alerts come and go between two ways to score the same weeks.
  package static func change(from before: [ScoredDay], to after: [ScoredDay]) -> AlertChange {
    let (old, new) = (Set(before.map(Key.init)), Set(after.map(Key.init)))
    return AlertChange(
      appearing: after.filter { !old.contains(Key($0)) }.sorted(by: ScoredDay.ranksBefore),
      vanishing: before.filter { !new.contains(Key($0)) }.sorted(by: ScoredDay.ranksBefore))
  }

  private struct Key: Hashable {
    let entity: String
    let day: LocalDay

    init(_ day: ScoredDay) {
      entity = day.entity.id
      self.day = day.day
    }
  }
}

extension Scorer {
  /// A judged day as this policy scores it; `nil` where exceptions hide it.
  ///
  /// - Parameter recent: the surprising days about it, of which it may be a sequel.
  func scored(
    _ day: JudgedWeek.Day, after recent: RecentDays, by periods: ReturnPeriods,
    verdicts: VerdictModel?
  ) -> ScoredDay? {
    let earlier = recent.most(before: day)
    let excepted = excepted(day, after: earlier, by: periods)
    if excepted?.isHidden == true { return nil }
    let judgement =
      excepted?.judgement
      ?? combination.judgement(combination.judge(day.sessions.map(\.logTails)), after: earlier)
    let shares = combination.shares(of: judgement)
    return ScoredDay(
      entity: day.entity, day: day.day, hits: day.hits,
      score: final(
        excepted?.score ?? score(judgement.surprise, by: periods), under: excepted,
        moved: verdicts?.experience(with: shares)),
      surprise: judgement.surprise, shares: shares)
  }
}
