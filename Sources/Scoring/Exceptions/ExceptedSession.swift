import Policies

/// One session with the exceptions that cover it.
///
/// The order of the exceptions does not matter: first signals are silenced, then the score is lowered by
/// the sum of what each takes, then it is capped.
struct ExceptedSession {
  /// ln of each signal's probability, 0 for those that count nothing.
  let logTails: [Double]
  /// What it comes to by itself, in nats.
  let surprise: Double
  /// 0 to 100.
  let score: Double
  /// Without any exception.
  let surpriseBefore: Double
  let scoreBefore: Double
  let isHidden: Bool
  /// Whether it is less surprising because other sessions of the day are hidden.
  let isQuieter: Bool
  /// Places of the exceptions that changed something of it.
  let changedBy: [Int]

  /// - Parameters:
  ///   - logTails: as judged.
  ///   - left: the same with the day's number of events as it is without hidden sessions.
  ///   - sessions: how many the day has, those that are covered, too: hiding some makes none of the
  ///     others more surprising.
  ///   - effects: of the exceptions that cover the session.
  ///   - scale: the score of a day that by itself comes to a surprise; never falls as it grows.
  init(
    logTails: [Double], left: [Double], among sessions: Int, effects: [ExceptionFilter.Effect],
    combination: Combination, scale: (Double) -> Double
  ) {
    let before = combination.surprise(of: logTails, among: sessions)
    // A signal that explains another takes from the sum; without it there must not be more.
    func surprise(_ tails: [Double]) -> Double {
      min(before, combination.surprise(of: tails, among: sessions))
    }
    surpriseBefore = before
    scoreBefore = scale(surpriseBefore)
    isQuieter = surprise(left) < before
    let hiding = effects.filter(\.hides).map(\.place)
    var changedBy: [Int] = []
    var silenced = left
    for effect in effects {
      guard let signals = combination.silenced(by: effect) else { continue }
      if surprise(logTails.silencing(signals)) < surpriseBefore { changedBy.append(effect.place) }
      silenced = silenced.silencing(signals)
    }
    let rest = surprise(silenced)
    let full = scale(rest)
    var score = full
    for case (let effect, let most) in effects.compactMap(\.lowering) {
      let taken = min(most, full - effect.floor(silenced, below: full, surprise, scale))
      if taken > 0 { changedBy.append(effect.place) }
      score -= taken
    }
    score = max(0, score)
    for case (let effect, let cap) in effects.compactMap(\.capping) {
      let held = max(cap, effect.floor(silenced, below: full, surprise, scale))
      if held < full { changedBy.append(effect.place) }
      score = min(score, held)
    }
    self.logTails = silenced
    self.surprise = rest
    self.score = score
    isHidden = !hiding.isEmpty
    // What else covers a hidden session changes nothing of it.
    self.changedBy = (hiding.isEmpty ? changedBy : hiding).sorted()
  }
}

extension ExceptionFilter.Effect {
  /// Whether the session leaves the day.
  var hides: Bool { effect == .hide && signals == nil }

  fileprivate var lowering: (Self, Double)? {
    if case .lower(let most) = effect { (self, most) } else { nil }
  }

  fileprivate var capping: (Self, Double)? {
    if case .cap(let score) = effect { (self, score) } else { nil }
  }

  /// What the score would be without the signals that the effect is about: it takes no more than they
  /// gave.
  fileprivate func floor(
    _ logTails: [Double], below full: Double, _ surprise: ([Double]) -> Double,
    _ scale: (Double) -> Double
  ) -> Double {
    signals.map { min(full, scale(surprise(logTails.silencing($0)))) } ?? 0
  }
}

extension Combination {
  /// Which signals an effect makes count nothing; `nil` where it does something else.
  fileprivate func silenced(by effect: ExceptionFilter.Effect) -> [Bool]? {
    switch effect.effect {
    case .known: effect.signals ?? isNovelty
    case .hide: effect.signals
    case .cap, .lower: nil
    }
  }
}

extension [Double] {
  fileprivate func silencing(_ signals: [Bool]) -> [Double] {
    zip(self, signals).map { $1 ? 0 : $0 }
  }
}
