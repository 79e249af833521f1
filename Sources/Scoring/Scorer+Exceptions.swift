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
  /// - Parameter periods: by the weeks before that one, as they were without exceptions.
  package func exceptedDays(of week: JudgedWeek, by periods: ReturnPeriods?) -> [ExceptedDay] {
    week.days.compactMap { excepted($0, by: periods)?.day }
  }

  /// What exceptions leave of a judged day; `nil` where they change nothing.
  func excepted(_ day: JudgedWeek.Day, by periods: ReturnPeriods?) -> ExceptedOutcome? {
    guard let effects = filter.effects(on: day) else { return nil }
    let (filter, combination) = (filter, combination)
    let scale = { score($0, by: periods) }
    let judge = { (logTails: [[Double]]) in
      ExceptedJudgement(
        day, logTails: logTails, effects: effects, filter: filter, combination: combination,
        scale: scale)
    }
    let logTails = day.sessions.map(\.logTails)
    let judged = judge(logTails)
    guard !judged.marks.isEmpty else { return nil }
    let left = judged.session.map { judged.sessions[$0] }
    let before = surprise(of: day)
    return ExceptedOutcome(
      day: ExceptedDay(
        entity: day.entity, day: day.day, hits: day.hits,
        before: standing(score: scale(before), surprise: before),
        after: left.map { standing(score: $0.score, surprise: $0.surprise) }, marks: judged.marks),
      judgement: Combination.Judgement(
        session: judged.session ?? 0, surprise: left?.surprise ?? 0, logTails: left?.logTails ?? []),
      left: judged.session.map { judged.left[$0] } ?? [], events: judged.events,
      score: left?.score ?? 0,
      scoreOf: { logTails in
        let judged = judge(logTails)
        return judged.session.map { judged.sessions[$0].score } ?? 0
      })
  }

  private func standing(score: Double, surprise: Double) -> ExceptedDay.Standing {
    ExceptedDay.Standing(score: score, surprise: surprise, isAlert: score >= policy.alertScore)
  }
}
