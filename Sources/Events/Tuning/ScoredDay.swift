/// A day with a hit, as a policy scores it: what thresholds are tuned on.
package struct ScoredDay: Hashable, Sendable {
  package var entity: Entity
  package var day: LocalDay
  package var hits: Int
  /// 0 to 100.
  package var score: Double
  /// Nats.
  package var surprise: Double
  /// What each signal adds to the surprise that the day has by itself, in the registry's order.
  package var shares: [Double]

  package init(
    entity: Entity, day: LocalDay, hits: Int, score: Double, surprise: Double, shares: [Double]
  ) {
    self.entity = entity
    self.day = day
    self.hits = hits
    self.score = score
    self.surprise = surprise
    self.shares = shares
  }

  /// The most surprising first; a total order over days of different entity or date.
  package static func ranksBefore(_ left: Self, _ right: Self) -> Bool {
    (right.score, right.surprise, right.hits, left.entity, left.day)
      < (left.score, left.surprise, left.hits, right.entity, right.day)
  }
}
