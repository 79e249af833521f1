import Events

/// The smallest changes that would take a day below the alert line.
///
/// One signal is changed in all sessions of the day, or two where no single one is enough. A signal that
/// counts is lowered to a count that is enough while one more is not; another is taken as typical. What
/// remains is judged as the day itself was: what counted together with it counts alone, and with fewer
/// requests the pace is slower, too.
struct Counterfactuals {
  /// A signal as it would have to be.
  private struct Change {
    var model: Int
    /// The greatest count; `nil` for a typical one.
    var count: Int?
  }

  private let combination: Combination
  private let day: DayFacts
  private let past: Past
  private let level: ([[Double]]) -> Double
  private let clears: (Double) -> Bool
  /// ln of each model's probability by session.
  private let tails: [[Double]]

  /// Pairs that are told at most.
  private static let mostPairs = 3

  /// - Parameters:
  ///   - logTails: those of the day's sessions, as judged.
  ///   - level: what a day with such probabilities comes to.
  ///   - clears: whether a day at such a level is no alert; never for more when not for less.
  init(
    of day: DayFacts, logTails: [[Double]], after past: Past, combination: Combination,
    level: @escaping ([[Double]]) -> Double, clears: @escaping (Double) -> Bool
  ) {
    self.combination = combination
    self.day = day
    self.past = past
    self.level = level
    self.clears = clears
    tails = logTails
  }

  /// Single changes, or pairs where there is none; those that keep most of the surprise first. Empty
  /// where even two are not enough.
  func smallest() -> [Clearance] {
    let places = combination.models.indices.filter { model in
      tails.contains { $0[model] < 0 } && counting(model).map { $0.count(of: day) > 1 } != false
    }
    var found: [(left: Double, changes: [Change])] = []
    for place in places {
      if let changes = enough([place]) { found.append((level(after: changes), changes)) }
    }
    if found.isEmpty {
      for (index, first) in places.enumerated() {
        for second in places[(index + 1)...] {
          if let changes = enough([first, second]) {
            found.append((level(after: changes), changes))
          }
        }
      }
    }
    let sorted = found.enumerated()
      .sorted { ($1.element.left, $0.offset) < ($0.element.left, $1.offset) }.map(\.element.changes)
    let kept = sorted.first?.count == 1 ? sorted[...] : sorted.prefix(Self.mostPairs)
    return kept.map { Clearance(changes: $0.map(words)) }
  }

  /// The changes of some signals that are enough together, counts as great as they may be.
  private func enough(_ models: [Int]) -> [Change]? {
    var changes = models.map { Change(model: $0, count: isCount($0) ? 1 : nil) }
    guard clears(level(after: changes)) else { return nil }
    for place in changes.indices {
      guard let count = counting(changes[place].model)?.count(of: day) else { continue }
      var (enough, tooMany) = (1, count)
      while tooMany - enough > 1 {
        changes[place].count = enough + (tooMany - enough) / 2
        if clears(level(after: changes)) {
          enough = changes[place].count ?? enough
        } else {
          tooMany = changes[place].count ?? tooMany
        }
      }
      changes[place].count = enough
    }
    return changes
  }

  /// What the day would come to.
  private func level(after changes: [Change]) -> Double {
    var facts = day
    for change in changes {
      if let count = change.count {
        facts = counting(change.model)?.lowering(facts, to: count) ?? facts
      }
    }
    let typical = Set(changes.filter { $0.count == nil }.map(\.model))
    let isLowered = changes.contains { $0.count != nil }
    let judged = isLowered ? combination.logTails(of: facts, after: past) : tails
    return level(
      judged.map { tails in tails.indices.map { typical.contains($0) ? 0 : tails[$0] } })
  }

  private func counting(_ model: Int) -> (any CountingSignal)? {
    combination.models[model] as? any CountingSignal
  }

  private func isCount(_ model: Int) -> Bool { counting(model) != nil }

  private func words(_ change: Change) -> Clearance.Change {
    let model = combination.models[change.model]
    let words =
      change.count.flatMap { counting(change.model)?.words(lowering: day, to: $0) }
      ?? type(of: model).typical
    return Clearance.Change(signal: type(of: model).name, words: words)
  }
}

/// A signal of a count, which could have been lower.
protocol CountingSignal: SignalModel {
  func count(of day: DayFacts) -> Int
  /// The day with no more than so many.
  func lowering(_ day: DayFacts, to count: Int) -> DayFacts
  /// That in words.
  func words(lowering day: DayFacts, to count: Int) -> String
}
