import Seeded

/// What differs from one simulated organisation to the next; all of it drawn from the seed.
package struct WorldParameters: Hashable, Sendable {
  package var seed: UInt64
  /// People with an account, all roles together.
  package var users: Int
  /// Weeks before the first scored one.
  package var historyWeeks: Int
  package var scoredWeeks: Int
  /// The part of the people who use TI vendors as a part of their work.
  package var regularShare: Double
  package var automations: Int
  /// Servers and laboratory machines from which somebody looks something up now and then.
  package var servers: Int
  package var offices: Int
  /// Shape of the gamma that mixes counts; smaller is wilder.
  package var countShape: Double
  /// Deviation of the slow drift of counts, in logarithms.
  package var drift: Double
  /// Factor on how often people try vendors, work at night, use scripts.
  package var restlessness: Double
  /// The part of the regular users who came shortly before the scored weeks.
  package var thinShare: Double
  /// The part of the specialists whose account name tells their role.
  package var namedShare: Double
  /// The part of the entities of whose ordinary traffic something is known.
  package var contextShare: Double
  /// Whether addresses of the offices have a country and a clock in the models.
  package var hasSites: Bool
  /// The chance of a day's sign-ins to be called risky for no reason, for somebody usual.
  package var riskNoise: Double
  package var attacksPerWeek: Double
  /// Whether the year's second half is simulated (clocks go back) or the turn of the year and spring.
  package var isAutumn: Bool

  /// - Parameters:
  ///   - users: instead of a number that the seed gives.
  ///   - scoredWeeks: 12 unless said.
  ///   - historyWeeks: 14 unless said; at least 4.
  package init(
    seed: UInt64, users: Int? = nil, scoredWeeks: Int = 12, historyWeeks: Int = 14
  ) {
    var stream = SeededStream(world: seed, "parameters")
    self.seed = seed
    let drawnUsers = stream.integer(420...600)
    self.users = max(20, users ?? drawnUsers)
    self.scoredWeeks = max(1, scoredWeeks)
    self.historyWeeks = max(4, historyWeeks)
    regularShare = stream.number(0.13...0.18)
    automations = stream.integer(8...15)
    servers = stream.integer(10...30)
    offices = stream.integer(3...5)
    countShape = stream.number(1...3)
    drift = stream.number(0.25...0.7)
    restlessness = stream.magnitude(0.5...2)
    thinShare = stream.number(0.04...0.25)
    namedShare = stream.number(0...0.6)
    contextShare = stream.number(0.6...1)
    hasSites = stream.chance(0.5)
    riskNoise = stream.magnitude(0.005...0.03)
    attacksPerWeek = stream.number(1...3)
    isAutumn = stream.chance(0.7)
  }

  var days: Int { (historyWeeks + scoredWeeks) * 7 }
  /// The first scored day, counted from the first day of the world.
  var firstScored: Int { historyWeeks * 7 }
}
