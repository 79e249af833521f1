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

  /// How seldom a day so surprising comes about in this organisation.
  package struct ReturnPeriod: Hashable, Sendable {
    /// Weeks between two such days.
    package var weeks: Double
    /// Between which weeks the true figure lies, two times in three.
    package var band: ClosedRange<Double>
    /// Weeks of replayed past that this is learned from.
    package var past: Double

    package init(weeks: Double, band: ClosedRange<Double>, past: Double) {
      self.weeks = weeks
      self.band = band
      self.past = past
    }
  }

  /// What a day counts more for coming soon after another surprising one.
  package struct Sequel: Hashable, Sendable {
    /// The most surprising of the days before it.
    package var day: LocalDay
    /// The score of that day by itself, 0 to 100.
    package var score: Double
    /// What it adds to the surprise.
    package var nats: Double

    package init(of day: LocalDay, score: Double, nats: Double) {
      self.day = day
      self.score = score
      self.nats = nats
    }
  }

  package var entity: Entity
  package var day: LocalDay
  /// The name of the entity's holiday on that day; `nil` where it is none.
  package var holiday: String?
  /// 0 to 100, a fixed map of the return period: 50 is once a week, 75 once in eight weeks.
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
  /// The summed surprise of the day's most surprising session, in nats, and what it has as a sequel.
  package var surprise: Double
  /// What of that comes from the days before; `nil` where they were usual.
  package var sequel: Sequel?
  /// `nil` while the organisation's past is too short to say.
  package var returnPeriod: ReturnPeriod?
  /// The smallest changes that would have made it no alert, each enough by itself; empty for what is none,
  /// and where no one or two signals are enough.
  package var clearances: [Clearance]
  /// What exceptions changed of the day; `nil` where they changed nothing.
  package var excepted: ExceptedDay?
  /// What verdicts about findings like it did to the score; `nil` where they did nothing.
  package var experience: Experience?

  package init(
    entity: Entity, day: LocalDay, score: Double, isAlert: Bool, hits: Int, events: Int,
    lookups: Int = 0, backgroundSignIns: Int = 0, signals: [Signal], learning: Learning?,
    surprise: Double = 0, sequel: Sequel? = nil, returnPeriod: ReturnPeriod? = nil,
    clearances: [Clearance] = [],
    excepted: ExceptedDay? = nil, experience: Experience? = nil, holiday: String? = nil
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
    self.surprise = surprise
    self.sequel = sequel
    self.returnPeriod = returnPeriod
    self.clearances = clearances
    self.excepted = excepted
    self.experience = experience
    self.holiday = holiday
  }

  /// The part of the day's surprise that a signal adds, 0 to 1.
  package func share(of signal: Signal) -> Double {
    surprise > 0 ? min(1, max(0, signal.score / surprise)) : 0
  }
}
