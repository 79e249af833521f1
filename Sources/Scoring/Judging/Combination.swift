import Foundation
import Policies

/// How a day's signals become one surprise, in nats.
///
/// A signal's surprise is −ln 2p at its probability p, none at or above one half, held to its cap. Of a
/// family only the strongest counts, times its weight; the sum over families is the session's. A day is
/// as surprising as its most surprising session.
struct Combination: Sendable {
  /// What a session came to.
  struct Judgement: Sendable {
    /// The place of the session in its day.
    var session = 0
    /// Nats.
    var surprise = 0.0
    /// ln of each model's probability, in the registry's order.
    var logTails: [Double] = []
  }

  let models: [any SignalModel]
  /// Which models look for something new.
  let isNovelty: [Bool]
  private let families: [SignalFamily]
  private let weights: [Double]
  private let caps: [Double]

  /// A weight that is missing is 1, and a cap none, so that no signal is off without anybody having
  /// said so.
  init(policy: ScoringPolicy, vendorNames: [String: String]) {
    models = SignalRegistry.models(policy: policy, vendorNames: vendorNames)
    families = models.map { type(of: $0).family }
    isNovelty = models.map { SignalRegistry.novelties.contains(type(of: $0).name) }
    weights = models.map { policy.weights[type(of: $0).name] ?? 1 }
    caps = models.map { policy.caps[type(of: $0).name] ?? .infinity }
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

  /// The most surprising session of a day, the first of equals.
  ///
  /// - Parameter logTails: those of each session.
  func judge(_ logTails: [[Double]]) -> Judgement {
    var most = Judgement()
    for (place, tails) in logTails.enumerated() {
      let surprise = shares(of: tails).reduce(0, +)
      if surprise > most.surprise || most.logTails.isEmpty {
        most = Judgement(session: place, surprise: surprise, logTails: tails)
      }
    }
    return most
  }

  /// What each signal adds to the sum, in the registry's order: 0 for all but the strongest of a family.
  func shares(of logTails: [Double]) -> [Double] {
    var shares = [Double](repeating: 0, count: logTails.count)
    for family in SignalFamily.allCases {
      var strongest: Int?
      for place in logTails.indices where families[place] == family {
        let surprise = weights[place] * min(caps[place], max(0, -logTails[place] - log(2)))
        if surprise > (strongest.map { shares[$0] } ?? 0) {
          if let strongest { shares[strongest] = 0 }
          shares[place] = surprise
          strongest = place
        }
      }
    }
    return shares
  }
}
