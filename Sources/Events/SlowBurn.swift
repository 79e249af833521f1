/// An entity that stayed below the alert line, week after week, and yet gathered more surprise than its
/// share.
package struct SlowBurn: Hashable, Sendable {
  /// A day that counted.
  package struct Day: Hashable, Sendable {
    package var day: LocalDay
    /// 0 to 100.
    package var score: Double

    package init(day: LocalDay, score: Double) {
      self.day = day
      self.score = score
    }
  }

  /// What one signal added, held to its cap.
  package struct Part: Hashable, Sendable {
    package var signal: String
    package var points: Double
    package var isCapped: Bool

    package init(signal: String, points: Double, isCapped: Bool) {
      self.signal = signal
      self.points = points
      self.isCapped = isCapped
    }
  }

  package var entity: Entity
  /// The faded sum of its days' scores, each signal's part held to a cap.
  package var points: Double
  /// What an entity with as many days with hits would have gathered on average.
  package var expected: Double
  /// Ascending.
  package var days: [Day]
  /// ISO weeks with such a day.
  package var weeks: Int
  /// The largest first.
  package var parts: [Part]

  package init(
    entity: Entity, points: Double, expected: Double, days: [Day], weeks: Int, parts: [Part]
  ) {
    self.entity = entity
    self.points = points
    self.expected = expected
    self.days = days
    self.weeks = weeks
    self.parts = parts
  }
}
