import Events
import Policies

/// Adds up the days below the alert line, so that patience does not pay.
///
/// A day counts its score from `from_score` up to the alert line, and fades; of each signal only so much
/// counts, so that one noisy habit cannot win. What an entity gathered is set against its share of what
/// everybody gathered, by its days with hits.
struct SlowBurns {
  private struct Sum {
    var bySignal: [Double]
    var days: [SlowBurn.Day] = []
    /// Days with hits, faded as points are.
    var exposure = 0.0
  }

  private let policy: ScoringPolicy
  private let fading: HalfLife
  private var sums: [Entity: Sum] = [:]

  init(policy: ScoringPolicy) {
    self.policy = policy
    fading = HalfLife(days: policy.slowBurn.halfLifeDays)
  }

  /// Takes in a day with a hit.
  ///
  /// - Parameter last: the day of which the sums are, none earlier than the added one.
  mutating func add(_ day: ScoredDay, asOf last: LocalDay) {
    let weight = fading.factor(from: day.day, to: last)
    var sum = sums[day.entity] ?? Sum(bySignal: day.shares.map { _ in 0 })
    sum.exposure += weight
    if day.score >= policy.slowBurn.fromScore, day.score < policy.alertScore, day.surprise > 0 {
      let own = day.shares.reduce(0, +)
      for (place, share) in day.shares.enumerated() where share > 0 {
        sum.bySignal[place] += weight * day.score * share / own
      }
      sum.days.append(SlowBurn.Day(day: day.day, score: day.score))
    }
    sums[day.entity] = sum
  }

  /// Those that gathered enough, and enough more than their share, the largest excess first.
  var entries: [SlowBurn] {
    let cap = policy.slowBurn.signalCap
    func points(_ sum: Sum) -> Double { sum.bySignal.reduce(0) { $0 + min(cap, $1) } }
    // In a fixed order, as sums of fractions depend on it.
    let all = sums.sorted { $0.key < $1.key }
    let gathered = all.reduce(0) { $0 + points($1.value) }
    let exposure = all.reduce(0) { $0 + $1.value.exposure }
    let average = exposure > 0 ? gathered / exposure : 0
    return all.compactMap { entity, sum in
      let own = points(sum)
      let expected = average * sum.exposure
      let weeks = Set(sum.days.map(\.day.monday)).count
      guard own >= policy.slowBurn.leastPoints, own >= policy.slowBurn.timesExpected * expected,
        weeks >= policy.slowBurn.leastWeeks
      else { return nil }
      return SlowBurn(
        entity: entity, points: own, expected: expected,
        days: sum.days.sorted { $0.day < $1.day }, weeks: weeks, parts: parts(of: sum))
    }
    .sorted { ($1.points - $1.expected, $0.entity) < ($0.points - $0.expected, $1.entity) }
  }

  private func parts(of sum: Sum) -> [SlowBurn.Part] {
    let cap = policy.slowBurn.signalCap
    return zip(SignalRegistry.names, sum.bySignal).filter { $0.1 > 0 }.map { name, points in
      SlowBurn.Part(signal: name, points: min(cap, points), isCapped: points > cap)
    }
    .sorted { ($1.points, $0.signal) < ($0.points, $1.signal) }
  }
}

extension Scorer {
  /// Who gathered much below the alert line.
  ///
  /// - Parameters:
  ///   - weeks: judged weeks up to the last day, in any order.
  ///   - periods: of the last of them; its scale is taken for all.
  package func slowBurns(
    in weeks: [JudgedWeek], periods: ReturnPeriods?, through last: LocalDay
  ) -> [SlowBurn] {
    guard let periods else { return [] }
    let verdicts = precedents.model(before: last.monday)
    var burns = SlowBurns(policy: policy)
    let days = weeks.flatMap(\.days).filter { $0.day <= last }
      .sorted { ($0.day, $0.entity) < ($1.day, $1.entity) }
    let recent = recentDays(of: days, by: periods)
    for day in days {
      if let scored = scored(day, after: recent, by: periods, verdicts: verdicts) {
        burns.add(scored, asOf: last)
      }
    }
    return burns.entries
  }
}
