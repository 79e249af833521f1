/// `Models/scoring.yaml`: thresholds and weights of the scoring.
package struct ScoringPolicy: Hashable, Sendable, Encodable {
  /// How much the pasts of others count where an entity's own is short, and the like.
  package struct Priors: Hashable, Sendable, Encodable {
    /// Occasions' worth of everybody mixed into a role's rates, and into a role's use of a vendor.
    package var peerDays: Double
    /// Occasions' worth of its role mixed into an entity's rates.
    package var ownDays: Double
    /// The same for what an entity always or never does: scripts, risky sign-ins.
    package var traitDays: Double
    /// Occasions after which a young past expects something new every other time.
    package var youngNovelty: Double
    /// Days that a vendor, source, client, country or key must lie back before it counts as used; 0 for
    /// one that lies before the scored day.
    package var settlingDays: Int
    /// Days of use at which half of a novelty's surprise counts.
    package var maturityDays: Double
    /// Days' worth of its role mixed into an entity's days of activity.
    package var habitDays: Double
    /// Days' worth of its role mixed into an entity's daily counts.
    package var countDays: Double
    /// Active hours' worth of its role mixed into an entity's hours of the week.
    package var hourCount: Double
    /// What an hour of ordinary work counts, an hour at TI vendors being 1.
    package var contextHour: Double
    /// The part of its surprise that a source, country or client keeps when ordinary work has it too.
    package var companyDiscount: Double
    /// ln of the probability below which an hour is unusual enough to be shared by others.
    package var unusualHour: Double
    package var lesson: Lesson

    package init(
      peerDays: Double, ownDays: Double, traitDays: Double, youngNovelty: Double,
      maturityDays: Double, settlingDays: Int,
      habitDays: Double, countDays: Double, hourCount: Double, contextHour: Double,
      companyDiscount: Double, unusualHour: Double,
      lesson: Lesson
    ) {
      self.peerDays = peerDays
      self.ownDays = ownDays
      self.traitDays = traitDays
      self.youngNovelty = youngNovelty
      self.maturityDays = maturityDays
      self.settlingDays = settlingDays
      self.habitDays = habitDays
      self.countDays = countDays
      self.hourCount = hourCount
      self.contextHour = contextHour
      self.companyDiscount = companyDiscount
      self.unusualHour = unusualHour
      self.lesson = lesson
    }
  }

  /// What one day can teach at most.
  package struct Lesson: Hashable, Sendable, Encodable {
    /// Scales of what was expected by which a count or a pace may differ from it as it is learned.
    package var reach: Double
    /// Active hours, and sessions, that count in full; of more, each counts a part.
    package var hours: Double
    package var sessions: Double

    package init(reach: Double, hours: Double, sessions: Double) {
      self.reach = reach
      self.hours = hours
      self.sessions = sessions
    }
  }

  /// Two signals that tell more, or less, together than each alone.
  package struct Pair: Hashable, Codable, Sendable {
    /// Names of registered signals.
    package var first: String
    package var second: String
    /// How much the lesser of their surprises, each held to its cap, counts beyond both; below 0, how much
    /// of it is taken off.
    package var weight: Double

    package init(first: String, second: String, weight: Double) {
      self.first = first
      self.second = second
      self.weight = weight
    }
  }

  /// How a day counts that comes soon after another surprising one of the same entity.
  package struct Sequel: Hashable, Sendable, Encodable {
    /// Calendar days after a day in which others are its sequels; 0 for none, 7 at most.
    package var days: Int
    /// Nats that an earlier day may come to without a sequel.
    package var from: Double
    /// How much the lesser of the day's own surprise and the earlier one's beyond `from` counts again.
    package var weight: Double

    package init(days: Int, from: Double, weight: Double) {
      self.days = days
      self.from = from
      self.weight = weight
    }
  }

  /// How days below the alert line add up.
  package struct SlowBurn: Hashable, Sendable, Encodable {
    /// Days from this score up to the alert line count, 0 to 100.
    package var fromScore: Double
    /// Days in which what was gathered loses half of its weight.
    package var halfLifeDays: Double
    /// The most points that one signal can add to an entity's sum.
    package var signalCap: Double
    /// Points and weeks with such a day from which an entity is told.
    package var leastPoints: Double
    package var leastWeeks: Int
    /// How many times its share of everybody's points an entity must have.
    package var timesExpected: Double

    package init(
      fromScore: Double, halfLifeDays: Double, signalCap: Double, leastPoints: Double,
      leastWeeks: Int, timesExpected: Double
    ) {
      self.fromScore = fromScore
      self.halfLifeDays = halfLifeDays
      self.signalCap = signalCap
      self.leastPoints = leastPoints
      self.leastWeeks = leastWeeks
      self.timesExpected = timesExpected
    }
  }

  /// Weeks before the scored day that reports compare it with.
  package var baselineWeeks: Int
  /// Weeks before the scored one whose days tell how seldom such a day comes about.
  package var calibrationWeeks: Int
  /// Days in which what was learned loses half of its weight.
  package var halfLifeDays: Double
  /// Calendar days, from an entity's first event on, before its baseline is trusted.
  package var learningDays: Int
  /// Findings from this score (0 to 100) on are alerts.
  package var alertScore: Double
  /// Entities to which something must be new in one week for the report to tell it as one event.
  package var sharedBy: Int
  /// Weight of each signal by its registered name; 1 keeps it, 0 turns it off.
  package var weights: [String: Double]
  /// The most surprise of each signal that counts, in nats before its weight.
  package var caps: [String: Double]
  /// What counts again, or is taken off, where two signals come together.
  package var together: [Pair]
  /// Nats taken off a day for each factor of e in its number of sessions.
  package var sessionChance: Double
  package var sequel: Sequel
  package var priors: Priors
  package var slowBurn: SlowBurn

  package init(
    baselineWeeks: Int, calibrationWeeks: Int, halfLifeDays: Double, learningDays: Int,
    alertScore: Double, sharedBy: Int, weights: [String: Double], caps: [String: Double],
    together: [Pair], sessionChance: Double, sequel: Sequel, priors: Priors,
    slowBurn: SlowBurn
  ) {
    self.baselineWeeks = baselineWeeks
    self.calibrationWeeks = calibrationWeeks
    self.halfLifeDays = halfLifeDays
    self.learningDays = learningDays
    self.alertScore = alertScore
    self.sharedBy = sharedBy
    self.weights = weights
    self.caps = caps
    self.together = together
    self.sessionChance = sessionChance
    self.sequel = sequel
    self.priors = priors
    self.slowBurn = slowBurn
  }
}
