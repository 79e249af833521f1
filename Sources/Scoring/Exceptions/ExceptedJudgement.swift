import Events

/// What exceptions leave of a judged day: its most surprising session is looked for among those that are
/// left, so that what they do not cover stays as visible as it was.
struct ExceptedJudgement {
  /// The session that decides; `nil` where all are hidden.
  let session: Int?
  /// Every session as it now is, in the day's order.
  let sessions: [ExceptedSession]
  let marks: [ExceptionMark]

  /// - Parameters:
  ///   - logTails: ln of each signal's probability, for each session.
  ///   - effects: on each session.
  ///   - scale: the score of a day that by itself comes to a surprise.
  init(
    logTails: [[Double]], effects: [[ExceptionFilter.Effect]], filter: ExceptionFilter,
    combination: Combination, scale: (Double) -> Double
  ) {
    let sessions = zip(logTails, effects).map { tails, effects in
      ExceptedSession(
        logTails: tails, among: logTails.count, effects: effects, combination: combination,
        scale: scale)
    }
    var most: Int?
    for (place, session) in sessions.enumerated() where !session.isHidden {
      if most.map({ sessions[$0].standing < session.standing }) != false { most = place }
    }
    let left = most.map { sessions[$0].standing }
    var marks: [Int: ExceptionMark] = [:]
    for session in sessions {
      let wasAbove = left.map { $0 < (session.scoreBefore, session.surpriseBefore) } ?? true
      for place in session.changedBy {
        let rule = filter.rule(at: place)
        marks[
          place,
          default: ExceptionMark(
            id: rule.id, effect: rule.effect.description, sessions: 0,
            sessionsOfDay: sessions.count, isDecisive: false)
        ].add(isDecisive: wasAbove)
      }
    }
    session = most
    self.sessions = sessions
    self.marks = marks.sorted { $0.key < $1.key }.map(\.value)
  }
}

extension ExceptedSession {
  /// What sessions and days are ranked by.
  fileprivate var standing: (Double, Double) { (score, surprise) }
}

extension ExceptionMark {
  fileprivate mutating func add(isDecisive: Bool) {
    sessions += 1
    self.isDecisive = self.isDecisive || isDecisive
  }
}
