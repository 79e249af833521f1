import Foundation
import Policies
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

  private func combination(_ pairs: [ScoringPolicy.Pair]) -> Combination {
    var policy = Sample.policy
    policy.weights["new-country"] = 0.5
    policy.caps["sign-in-risk"] = 3
    policy.together = pairs
    return Combination(policy: policy, vendorNames: [:])
  }

  @Test("signals add up by their weights, each held to its cap")
  func sum() {
    let shares = combination([]).shares(of: tails([risk: 5, country: 2]))
    #expect(isClose(shares[risk], 3))
    #expect(isClose(shares[country], 1))
    #expect(isClose(shares.reduce(0, +), 4))
  }

  @Test("of a pair the lesser counts again, half for each of the two")
  func pair() {
    let pairs = [ScoringPolicy.Pair(first: "sign-in-risk", second: "new-country", weight: 2)]
    let shares = combination(pairs).shares(of: tails([risk: 5, country: 2]))
    #expect(isClose(shares[risk], 3 + 2))
    #expect(isClose(shares[country], 1 + 2))
    let alone = combination(pairs).shares(of: tails([risk: 5]))
    #expect(isClose(alone.reduce(0, +), 3))
  }

  @Test("more of any signal never makes less of a day")
  func monotone() {
    var random = SeededGenerator(seed: 17)
    let names = SignalRegistry.names
    let pairs = (0..<9).map { _ in
      ScoringPolicy.Pair(
        first: names[Int.random(in: 0..<names.count, using: &random)],
        second: names[Int.random(in: 0..<names.count, using: &random)],
        weight: Double.random(in: 0...5, using: &random))
    }
    let combination = combination(pairs)
    for _ in 0..<500 {
      var tails = names.map { _ in -Double.random(in: 0...9, using: &random) }
      let before = combination.shares(of: tails).reduce(0, +)
      tails[Int.random(in: 0..<names.count, using: &random)] -= 1
      #expect(combination.shares(of: tails).reduce(0, +) >= before)
    }
  }
}
