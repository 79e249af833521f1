import Events
import Foundation
import Policies

/// What one entity's day is compared with: its own past, that of its role and of everybody, and what
/// others began to do in the same days.
struct Past {
  /// As of the judged day, which is not in it; so are the next two.
  let entity: Habits
  let role: Habits
  let organisation: Habits
  let trends: Trends
  let hours: HourTails
  let keys: KeyOwners
  let priors: ScoringPolicy.Priors

  /// How often an active day brings a new value: the entity's own rate with its role's mixed in, and that
  /// with everybody's. A young past expects more.
  func adoptionRate(_ category: Category) -> Double {
    let everybody = organisation[category].adoption.estimate(prior: 0.05, strength: 20)
    let peers = role[category].adoption.estimate(prior: everybody, strength: priors.peerDays)
    let own = entity[category].adoption
    let rate = own.estimate(prior: peers, strength: priors.ownDays)
    return min(1, max(rate, priors.youngNovelty / (priors.youngNovelty + own.occasions)))
  }

  /// How much of a novelty's surprise so little a past supports, 0 to 1.
  func maturity(_ category: Category) -> Double {
    let known = entity[category].uses.total
    return known > 0 ? known / (known + priors.maturityDays) : 0
  }

  /// The probability of being active at all on a day of rest, or on a day of work.
  func activity(onRest isRest: Bool) -> Double {
    let type = isRest ? 1 : 0
    let everybody = organisation.active[type].estimate(prior: 0.1, strength: 10)
    let peers = role.active[type].estimate(prior: everybody, strength: priors.peerDays)
    return entity.active[type].estimate(prior: peers, strength: priors.habitDays)
  }

  /// The rate of something that active days have or have not.
  func rate(of trait: KeyPath<Habits, Rate>) -> Double {
    let everybody = organisation[keyPath: trait].estimate(prior: 0.02, strength: 20)
    let peers = role[keyPath: trait].estimate(prior: everybody, strength: priors.peerDays)
    return entity[keyPath: trait].estimate(prior: peers, strength: priors.traitDays)
  }

  /// The probability that a session reaches at least such a small count.
  func tail(of count: Int, in counts: KeyPath<Habits, TailCounts>) -> Double {
    let everybody = organisation[keyPath: counts].tail(
      of: count, prior: pow(Self.onceMore, Double(max(1, count) - 1)), strength: priors.peerDays)
    let peers = role[keyPath: counts].tail(
      of: count, prior: everybody, strength: priors.peerDays)
    return entity[keyPath: counts].tail(of: count, prior: peers, strength: priors.ownDays)
  }

  /// Before anything is known, the probability that a count goes one further.
  private static let onceMore = 0.3

  /// What a count of the day may be.
  func prediction(of counts: KeyPath<Habits, LogCounts>) -> LogCounts.Prediction? {
    Self.prediction(
      entity: entity[keyPath: counts], role: role[keyPath: counts],
      organisation: organisation[keyPath: counts], priors: priors)
  }

  /// What a count may be after those of the entity, its role and everybody.
  static func prediction(
    entity: LogCounts, role: LogCounts, organisation: LogCounts, priors: ScoringPolicy.Priors
  ) -> LogCounts.Prediction? {
    entity.prediction(peers: role, strength: priors.countDays)
      ?? LogCounts().prediction(peers: organisation, strength: priors.countDays)
  }
}
