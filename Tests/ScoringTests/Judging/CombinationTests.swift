import Foundation
import Policies
import Seeded
import Testing

@testable import Scoring

struct CombinationTests {
  private let risk = place("sign-in-risk")
  private let country = place("new-country")

  private static func place(_ name: String) -> Int {
    SignalRegistry.names.firstIndex(of: name) ?? -1
  }

  /// Tails of a session whose signals have so many nats beyond one half.
  private func tails(_ nats: [Int: Double]) -> [Double] {
    SignalRegistry.names.indices.map { nats[$0].map { -$0 - log(2) } ?? 0 }
  }

  private func combination(
    _ pairs: [ScoringPolicy.Pair], sessionChance: Double = 0
  ) -> Combination {
    var policy = Sample.policy
    policy.weights["new-country"] = 0.5
    policy.caps["sign-in-risk"] = 3
    policy.together = pairs
    policy.sessionChance = sessionChance
    return Combination(policy: policy, vendorNames: [:])
  }

  private func shares(_ combination: Combination, of sessions: [Double]...) -> [Double] {
    combination.shares(of: combination.judge(sessions))
  }

  private func pair(weight: Double) -> [ScoringPolicy.Pair] {
    [ScoringPolicy.Pair(first: "sign-in-risk", second: "new-country", weight: weight)]
  }

  @Test("signals add up by their weights, each held to its cap")
  func sum() {
    let shares = shares(combination([]), of: tails([risk: 5, country: 2]))
    #expect(isClose(shares[risk], 3))
    #expect(isClose(shares[country], 1))
    #expect(isClose(shares.reduce(0, +), 4))
  }

  @Test("of a pair the lesser counts again, half for each of the two")
  func together() {
    let combination = combination(pair(weight: 2))
    let shares = shares(combination, of: tails([risk: 5, country: 2]))
    #expect(isClose(shares[risk], 3 + 2))
    #expect(isClose(shares[country], 1 + 2))
    let alone = self.shares(combination, of: tails([risk: 5]))
    #expect(isClose(alone.reduce(0, +), 3))
  }

  @Test("what one signal explains of another is taken off, and no signal's part is below 0")
  func explained() {
    let combination = combination(pair(weight: -1.2))
    let judgement = combination.judge([tails([risk: 5, country: 2])])
    #expect(isClose(judgement.surprise, 3 + 1 - 2.4))
    let shares = combination.shares(of: judgement)
    // What is left of the country is below 0; the sign-in bears that.
    #expect(shares[country] == 0)
    #expect(isClose(shares[risk], 1.6))
    #expect(self.combination(pair(weight: -9)).judge([tails([risk: 5, country: 2])]).surprise == 0)
  }

  @Test("of many sessions the most surprising counts less, and never less than nothing")
  func chance() {
    let combination = combination([], sessionChance: 1.5)
    let session = tails([risk: 5, country: 2])
    #expect(isClose(combination.judge([session]).surprise, 4))
    let four = combination.judge([tails([:]), session, tails([:]), tails([:])])
    #expect(four.session == 1)
    #expect(isClose(four.surprise, 4 - 1.5 * log(4)))
    #expect(isClose(combination.shares(of: four).reduce(0, +), four.surprise))
    let many = combination.judge(Array(repeating: session, count: 100))
    #expect(many.surprise == 0)
    #expect(combination.shares(of: many).allSatisfy { $0 == 0 })
  }

  @Test("where no signal explains another, more of any signal never makes less of a day")
  func monotone() {
    var random = SeededStream(seed: 17)
    let names = SignalRegistry.names
    let pairs = (0..<9).map { _ in
      ScoringPolicy.Pair(
        first: names[Int.random(in: 0..<names.count, using: &random)],
        second: names[Int.random(in: 0..<names.count, using: &random)],
        weight: Double.random(in: 0...5, using: &random))
    }
    let combination = combination(pairs, sessionChance: 1)
    for _ in 0..<500 {
      var tails = names.map { _ in -Double.random(in: 0...9, using: &random) }
      let before = combination.judge([tails, tails]).surprise
      tails[Int.random(in: 0..<names.count, using: &random)] -= 1
      #expect(combination.judge([tails, tails]).surprise >= before)
    }
  }
}
