/// A day of which exceptions changed something, whether it is still a finding or not.
package struct ExceptedDay: Hashable, Sendable {
  /// What a day came to.
  package struct Standing: Hashable, Sendable {
    /// 0 to 100.
    package var score: Double
    /// Nats.
    package var surprise: Double
    package var isAlert: Bool

    package init(score: Double, surprise: Double, isAlert: Bool) {
      self.score = score
      self.surprise = surprise
      self.isAlert = isAlert
    }
  }

  package var entity: Entity
  package var day: LocalDay
  package var hits: Int
  /// Without any exception.
  package var before: Standing
  /// With them; `nil` where no session is left, so that the day is no finding.
  package var after: Standing?
  /// In the order of `Models/exceptions.yaml`.
  package var marks: [ExceptionMark]

  package init(
    entity: Entity, day: LocalDay, hits: Int, before: Standing, after: Standing?,
    marks: [ExceptionMark]
  ) {
    self.entity = entity
    self.day = day
    self.hits = hits
    self.before = before
    self.after = after
    self.marks = marks
  }

  /// The name of the finding that the day is, or would be.
  package var id: String { Finding.id(of: entity.id, on: day) }

  /// Whether the day counts for less than without exceptions.
  package var isLowered: Bool {
    after.map { ($0.score, $0.surprise) < (before.score, before.surprise) } ?? true
  }
}

/// What one exception did to one day.
package struct ExceptionMark: Hashable, Sendable {
  /// The exception's id.
  package var id: String
  /// In words: `hide`, `cap 40`.
  package var effect: String
  /// Sessions of the day that it changed, and how many the day has.
  package var sessions: Int
  package var sessionsOfDay: Int
  /// Whether one of them stood above what the day now comes to.
  package var isDecisive: Bool

  package init(
    id: String, effect: String, sessions: Int, sessionsOfDay: Int, isDecisive: Bool
  ) {
    self.id = id
    self.effect = effect
    self.sessions = sessions
    self.sessionsOfDay = sessionsOfDay
    self.isDecisive = isDecisive
  }
}
