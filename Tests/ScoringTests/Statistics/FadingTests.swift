import Foundation
import Seeded
import Testing

@testable import Scoring

/// Counters that fade, against their formulas written down naively.
struct FadingTests {
  @Test("weights of values are the sums of what their days have become")
  func weightTable() {
    var random = SeededStream(seed: 5)
    var table = WeightTable()
    var days: [(value: Int32, weight: Double)] = []
    for _ in 0..<60 {
      table.scale(by: 0.97)
      for place in days.indices { days[place].weight *= 0.97 }
      let value = Int32.random(in: 0..<6, using: &random)
      table.add(value)
      days.append((value, 1))
    }
    for value in Int32(0)..<6 {
      let expected = days.filter { $0.value == value }.reduce(0) { $0 + $1.weight }
      #expect(isClose(table.weight(of: value), expected))
    }
    #expect(isClose(table.total, days.reduce(0) { $0 + $1.weight }))
    #expect(table.weight(of: 9) == 0)
    #expect(!table.holds(9))
  }

  @Test("a value that has faded away is forgotten, and leaves nothing in the total")
  func forgets() {
    var table = WeightTable()
    table.add(1)
    table.add(2, weight: 100)
    table.scale(by: 0.005)
    #expect(!table.holds(1))
    #expect(table.weight(of: 2) == 0.5)
    #expect(table.total == 0.5)
  }

  @Test("a rate is successes by occasions, each faded, with the prior mixed in")
  func rate() {
    var rate = Rate()
    for day in 0..<10 {
      rate.scale(by: 0.5)
      rate.add(day.isMultiple(of: 3))
    }
    let successes = [0, 3, 6, 9].reduce(0) { $0 + pow(0.5, Double(9 - $1)) }
    let occasions = (0..<10).reduce(0) { $0 + pow(0.5, Double(9 - $1)) }
    #expect(
      isClose(rate.estimate(prior: 0.25, strength: 4), (successes + 1) / (occasions + 4)))
    #expect(Rate().estimate(prior: 0.25, strength: 4) == 0.25)
  }

  @Test("a predicted count has the faded mean and variance of ln(1 + n), shrunk to the peers'")
  func logCounts() throws {
    var peers = LogCounts()
    for count in [3, 5, 9, 2] { peers.add(count, expected: log1p(4)) }
    let counts = [4, 8, 2, 30, 6, 5]
    var own = LogCounts()
    for count in counts {
      own.scale(by: 0.9)
      own.add(count, expected: 2)
    }
    let weights = counts.indices.map { pow(0.9, Double(counts.count - 1 - $0)) }
    let total = weights.reduce(0, +)
    func sum(_ body: (Double) -> Double) -> Double {
      zip(counts, weights).reduce(0) { $0 + $1.1 * body(log1p(Double($1.0))) }
    }
    let peerValues = [3, 5, 9, 2].map { log1p(Double($0)) }
    let peerMean = peerValues.reduce(0, +) / 4
    let peerSquares = peerValues.map { pow($0 - log1p(4), 2) }.reduce(0, +)
    let variance = (sum { ($0 - 2) * ($0 - 2) } + 5 * (peerSquares + 1) / 5) / (total + 5)
    let found = try #require(own.prediction(peers: peers, strength: 5))
    #expect(isClose(found.location, (sum { $0 } + 5 * peerMean) / (total + 5)))
    #expect(isClose(found.scale, (variance * (1 + 1 / (total + 5))).squareRoot()))
    #expect(isClose(found.degreesOfFreedom, 3 + total + 5))
    #expect(LogCounts().prediction(peers: LogCounts(), strength: 5) == nil)
  }

  @Test(
    "counts that are always the same vary as a Poisson count does, so two more are no sensation")
  func nearConstant() throws {
    var counts = LogCounts()
    for _ in 0..<200 { counts.add(10, expected: log1p(10)) }
    let found = try #require(counts.prediction(peers: counts, strength: 5))
    #expect(isClose(found.median, 10))
    #expect(found.scale > 0.28)
    #expect(exp(found.logUpperTail(12)) > 0.2)
  }

  @Test("the hours of a week sum to one, whatever was learned")
  func hourHabit() {
    var random = SeededStream(seed: 6)
    var habit = HourHabit()
    for _ in 0..<40 {
      habit.scale(by: 0.95)
      habit.add(Int.random(in: 0..<168, using: &random), weight: 0.2)
    }
    for strength in [0.5, 8, 100] {
      let week = habit.probabilities(prior: HourHabit.even, strength: strength)
      #expect(week.count == 168)
      #expect(isClose(week.reduce(0, +), 1))
      #expect(week.allSatisfy { $0 > 0 })
    }
  }

  @Test("days of the working week help each other, and Sunday's last hour Monday's first")
  func neighbours() {
    var habit = HourHabit()
    habit.add(9)
    habit.add(167)
    let week = habit.probabilities(prior: HourHabit.even, strength: 1)
    #expect(week[24 + 9] > week[24 + 15])
    #expect(week[9] > week[24 + 9])
    #expect(week[0] > week[3])
  }
}
