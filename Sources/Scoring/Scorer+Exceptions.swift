import Events

/// A day that exceptions changed.
struct ExceptedOutcome {
  let day: ExceptedDay
  /// The session that now decides, its probabilities as far as they count.
  let judgement: Combination.Judgement
  /// That session's probabilities before exceptions let any count nothing, and the day's events; both without
  /// hidden sessions.
  let left: [Double]
  let events: Int
  /// 0 to 100.
  let score: Double
  /// The score that the day would have, under the same exceptions, with other probabilities.
  let scoreOf: ([[Double]]) -> Double

  /// Whether no session is left.
  var isHidden: Bool { day.after == nil }
}

extension Scorer {
  /// The days of a judged week that exceptions change, hidden ones among them.
  ///
  /// - Parameters:
  ///   - previous: the week before, whose last days have sequels; `nil` where nothing is known of it.
  ///   - periods: by the weeks before that one, as they were without exceptions.
  package func exceptedDays(
    of week: JudgedWeek, after previous: JudgedWeek?, by periods: ReturnPeriods?
  ) -> [ExceptedDay] {
    let recent = recentDays(of: (previous?.days ?? []) + week.days, by: periods)
    return week.days.compactMap { excepted($0, after: recent.most(before: $0), by: periods)?.day }
  }

  /// What exceptions leave of a judged day; `nil` where they change nothing.
  ///
  /// - Parameter earlier: the surprising day that it may be the sequel of.
  func excepted(
    _ day: JudgedWeek.Day, after earlier: RecentDays.Known?, by periods: ReturnPeriods?
  ) -> ExceptedOutcome? {
    guard let effects = filter.effects(on: day) else { return nil }
    let (filter, combination) = (filter, combination)
    let scale = { score(combination.total($0, after: earlier), by: periods) }
    let judge = { (logTails: [[Double]]) in
      ExceptedJudgement(
        day, logTails: logTails, effects: effects, filter: filter, combination: combination,
        scale: scale)
    }
    let logTails = day.sessions.map(\.logTails)
    let judged = judge(logTails)
    guard !judged.marks.isEmpty else { return nil }
    let left = judged.session.map { judged.sessions[$0] }
    func standing(_ score: Double, _ own: Double) -> ExceptedDay.Standing {
      ExceptedDay.Standing(
        score: score, surprise: combination.total(own, after: earlier),
        isAlert: score >= policy.alertScore)
    }
    let before = ownSurprise(of: day)
    let alone = Combination.Judgement(
      session: judged.session ?? 0, own: left?.surprise ?? 0, logTails: left?.logTails ?? [])
    return ExceptedOutcome(
      day: ExceptedDay(
        entity: day.entity, day: day.day, hits: day.hits,
        before: standing(scale(before), before),
        after: left.map { standing($0.score, $0.surprise) }, marks: judged.marks),
      judgement: combination.judgement(alone, after: earlier),
      left: judged.session.map { judged.left[$0] } ?? [], events: judged.events,
      score: left?.score ?? 0,
      scoreOf: { logTails in
        let judged = judge(logTails)
        return judged.session.map { judged.sessions[$0].score } ?? 0
      })
  }
}
