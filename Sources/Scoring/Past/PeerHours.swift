import Events

/// When roles and everybody are active as of one day, mixed into the hours of each entity.
struct PeerHours {
  private let replay: Replay
  private let everybody: [Double]
  private var ofRole: [Int: [Double]] = [:]

  init(of replay: Replay) {
    self.replay = replay
    everybody = replay.organisation.hours.probabilities(
      prior: HourHabit.even, strength: replay.priors.hourCount)
  }

  /// How unusual each hour of a day is for an entity with such hours.
  ///
  /// - Parameter weekday: the one that the day's hours belong to.
  mutating func tails(of own: HourHabit, as entity: Int, on weekday: Int) -> HourTails {
    let strength = replay.priors.hourCount
    let role = replay.roleOf[entity]
    let prior =
      ofRole[role]
      ?? replay.roles[role].hours.probabilities(prior: everybody, strength: strength)
    ofRole[role] = prior
    return HourTails(own.probabilities(prior: prior, strength: strength), on: weekday)
  }
}
