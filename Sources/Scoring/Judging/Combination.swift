import Foundation
import Policies

/// How a day's signals become one surprise, in nats.
///
/// A signal's surprise is −ln 2p at its probability p, none at or above one half, held to its cap. The sum
/// of these by their weights is the session's, with a little more for what comes together: the lesser of
/// two signals' surprises counts again where one explains what the other is worth, as a risky sign-in does
/// that comes from where the user is not. A day is by itself as surprising as its most surprising session,
/// and more as the sequel of another.
struct Combination: Sendable {
  /// What a session came to.
  struct Judgement: Sendable {
    /// The place of the session in its day.
    var session = 0
    /// What it came to by itself, in nats.
    var own = 0.0
    /// What the day has beyond that as the sequel of an earlier one, in nats.
    var sequel = 0.0
    /// ln of each model's probability, in the registry's order.
    var logTails: [Double] = []

    /// Nats.
    var surprise: Double { own + sequel }
  }

  let models: [any SignalModel]
  /// Which models look for something new.
  let isNovelty: [Bool]
  /// The place of the signal of the day's number of events.
  let volumePlace: Int?
  private let weights: [Double]
  private let caps: [Double]
  private let pairs: [(first: Int, second: Int, weight: Double)]
  private let sessionChance: Double
  private let sequel: ScoringPolicy.Sequel

  /// A weight that is missing is 1, and a cap none, so that no signal is off without anybody having
  /// said so.
  init(policy: ScoringPolicy, vendorNames: [String: String]) {
    models = SignalRegistry.models(policy: policy, vendorNames: vendorNames)
    isNovelty = models.map { SignalRegistry.novelties.contains(type(of: $0).name) }
    volumePlace = models.firstIndex { $0 is VolumeSignal }
    weights = models.map { policy.weights[type(of: $0).name] ?? 1 }
    caps = models.map { policy.caps[type(of: $0).name] ?? .infinity }
    sessionChance = policy.sessionChance
    sequel = policy.sequel
    let names = models.map { type(of: $0).name }
    pairs = policy.together.compactMap { pair in
      guard let first = names.firstIndex(of: pair.first),
        let second = names.firstIndex(of: pair.second)
      else { return nil }
      return (first, second, pair.weight)
    }
  }

  /// ln of each signal's probability for each session of a day, to single precision, in which they are
  /// kept.
  func logTails(of day: DayFacts, after past: Past) -> [[Double]] {
    logTails(of: day.sessions[...], on: day, after: past)
  }

  /// The same of some sessions of the day.
  func logTails(
    of sessions: ArraySlice<DayFacts.SessionFacts>, on day: DayFacts, after past: Past
  ) -> [[Double]] {
    sessions.map { session in
      models.map { Double(Float($0.logTail(of: session, on: day, after: past))) }
    }
  }

  /// The most surprising session of a day by itself, the first of equals.
  ///
  /// - Parameter logTails: those of each session.
  func judge(_ logTails: [[Double]]) -> Judgement {
    var most = Judgement()
    for (place, tails) in logTails.enumerated() {
      let surprise = surprise(of: tails, among: logTails.count)
      if surprise > most.own || most.logTails.isEmpty {
        most = Judgement(session: place, own: surprise, logTails: tails)
      }
    }
    return most
  }

  /// What a day comes to that by itself comes to so much, in nats.
  ///
  /// - Parameter earlier: the most surprising of the entity's days before it; `nil` where all were usual.
  func total(_ own: Double, after earlier: RecentDays.Known?) -> Double {
    own + sequel.nats(of: own, after: earlier)
  }

  /// A judgement of a day that comes after others.
  func judgement(_ alone: Judgement, after earlier: RecentDays.Known?) -> Judgement {
    var judgement = alone
    judgement.sequel = sequel.nats(of: alone.own, after: earlier)
    return judgement
  }

  /// What a session makes its day come to by itself, in nats.
  ///
  /// - Parameter sessions: how many the day has: of many, the most surprising is surprising by chance.
  func surprise(of logTails: [Double], among sessions: Int) -> Double {
    var sum = 0.0
    for place in logTails.indices {
      sum += weights[place] * surprise(at: place, in: logTails)
    }
    for pair in pairs {
      sum +=
        pair.weight
        * min(surprise(at: pair.first, in: logTails), surprise(at: pair.second, in: logTails))
    }
    return max(0, sum - sessionChance * log(Double(max(1, sessions))))
  }

  private func surprise(at place: Int, in logTails: [Double]) -> Double {
    min(caps[place], max(0, -logTails[place] - Self.halves))
  }

  /// ln 2.
  private static let halves = log(2.0)

  /// What each signal gives of the day's own surprise, in the registry's order: parts that are never below 0
  /// and add up to it.
  ///
  /// Each of a pair has half of what the two give or take together. What then is below 0, and what is
  /// taken off for chance, is borne by the others as they give.
  func shares(of judgement: Judgement) -> [Double] {
    let surprises = judgement.logTails.indices.map { surprise(at: $0, in: judgement.logTails) }
    var shares = surprises.indices.map { weights[$0] * surprises[$0] }
    for pair in pairs {
      let half = pair.weight * min(surprises[pair.first], surprises[pair.second]) / 2
      shares[pair.first] += half
      shares[pair.second] += half
    }
    let given = shares.reduce(0) { $0 + max(0, $1) }
    return shares.map { given > 0 ? max(0, $0) * judgement.own / given : 0 }
  }
}
