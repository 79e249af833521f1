import Events

/// What exceptions leave of a judged day: its most surprising session is looked for among those that are
/// left, so that what they do not cover stays as visible as it was. The day's number of events is that of
/// these alone.
struct ExceptedJudgement {
  /// The session that decides; `nil` where all are hidden.
  let session: Int?
  /// Every session as it now is, in the day's order.
  let sessions: [ExceptedSession]
  /// ln of each signal's probability for each session, as if hidden ones had not been.
  let left: [[Double]]
  /// Of the sessions that are not hidden.
  let events: Int
  let marks: [ExceptionMark]

  /// - Parameters:
  ///   - day: the day as it was judged.
  ///   - logTails: ln of each signal's probability, for each session.
  ///   - effects: on each session.
  ///   - scale: the score of a day that by itself comes to a surprise.
  init(
    _ day: JudgedWeek.Day, logTails: [[Double]], effects: [[ExceptionFilter.Effect]],
    filter: ExceptionFilter,
    combination: Combination, scale: (Double) -> Double
  ) {
    let left = day.logTails(
      logTails, without: effects.map { $0.contains(where: \.hides) }, at: combination.volumePlace)
    let sessions = logTails.indices.map { place in
      ExceptedSession(
        logTails: logTails[place], left: left[place], among: logTails.count,
        effects: effects[place], combination: combination, scale: scale)
    }
    var most: Int?
    for (place, session) in sessions.enumerated() where !session.isHidden {
      if most.map({ sessions[$0].standing < session.standing }) != false { most = place }
    }
    let standing = most.map { sessions[$0].standing }
    let isQuieter = most.map { sessions[$0].isQuieter } ?? false
    var marks: [Int: ExceptionMark] = [:]
    for session in sessions {
      let wasAbove = standing.map { $0 < (session.scoreBefore, session.surpriseBefore) } ?? true
      for place in session.changedBy {
        let rule = filter.rule(at: place)
        marks[
          place,
          default: ExceptionMark(
            id: rule.id, effect: rule.effect.description, sessions: 0,
            sessionsOfDay: sessions.count, isDecisive: false)
        ].add(isDecisive: wasAbove || session.isHidden && isQuieter)
      }
    }
    session = most
    self.sessions = sessions
    self.left = left
    events = zip(day.sessions, sessions).reduce(0) { $1.1.isHidden ? $0 : $0 + $1.0.events }
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
