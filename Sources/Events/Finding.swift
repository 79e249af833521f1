/// One entity on one local day with at least one hit, with its signals.
package struct Finding: Hashable, Sendable {
  /// How much is missing before the baseline of an entity is trusted.
  package struct Learning: Hashable, Sendable {
    /// Calendar days known before the scored day, from the entity's first event on.
    package var daysKnown: Int
    package var daysNeeded: Int

    package init(daysKnown: Int, daysNeeded: Int) {
      self.daysKnown = daysKnown
      self.daysNeeded = daysNeeded
    }
  }

  package var entity: Entity
  package var day: LocalDay
  /// 0 to 100.
  package var score: Double
  /// Whether the score reaches the alert line of `Models/scoring.yaml`.
  package var isAlert: Bool
  package var hits: Int
  package var events: Int
  /// DNS lookups of vendors' names on that day, which are no events.
  package var lookups: Int
  /// Sign-ins that clients made again for the user on that day, which are no events.
  package var backgroundSignIns: Int
  /// In the order of the registry, those with nothing unusual included.
  package var signals: [Signal]
  /// Set while the baseline is too thin.
  package var learning: Learning?

  package init(
    entity: Entity, day: LocalDay, score: Double, isAlert: Bool, hits: Int, events: Int,
    lookups: Int = 0, backgroundSignIns: Int = 0, signals: [Signal], learning: Learning?
  ) {
    self.entity = entity
    self.day = day
    self.score = score
    self.isAlert = isAlert
    self.hits = hits
    self.events = events
    self.lookups = lookups
    self.backgroundSignIns = backgroundSignIns
    self.signals = signals
    self.learning = learning
  }

  /// A name that stays the same on every run and in every store: from the entity and the day only.
  package var id: String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in "\(entity.id)\u{0}\(day)".utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    return "F" + String(repeating: "0", count: 16 - digits.count) + digits
  }
}
