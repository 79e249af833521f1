import Events
import Testing

@testable import Scoring

struct SurpriseCombinationTests {
  private let combination = SurpriseCombination(policy: Sample.policy)

  private func signal(_ name: String, _ score: Double) -> Signal {
    Signal(
      name: name, score: score, probability: nil, observed: .number(0), expected: nil, z: nil,
      explanation: "", baseline: nil)
  }

  @Test("no surprise is 0, the half sum is 50, and more is more but never 100")
  func map() {
    func score(_ surprise: Double) -> Double {
      combination.score(of: [signal("volume", surprise)], learning: nil)
    }
    #expect(score(0) == 0)
    #expect(score(5) == 50)
    #expect(score(6) > 50)
    #expect(score(1e9) < 100)
    #expect(
      combination.score(of: [signal("volume", 2), signal("off-hours", 3)], learning: nil) == 50)
  }

  @Test("a half sum of 0 gives no NaN")
  func degeneratePolicy() {
    var policy = Sample.policy
    policy.halfScoreSurprise = 0
    let combination = SurpriseCombination(policy: policy)
    #expect(combination.score(of: [signal("volume", 0)], learning: nil) == 0)
    #expect(combination.score(of: [signal("volume", 1)], learning: nil) == 100)
  }

  @Test("surprise is weighted, then capped; a missing weight is 1")
  func weights() {
    var policy = Sample.policy
    policy.weights = ["volume": 0.5, "off-hours": 0, "new-vendor": 2]
    let combination = SurpriseCombination(policy: policy)
    #expect(combination.weighted(signal("volume", 4)).score == 2)
    #expect(combination.weighted(signal("off-hours", 4)).score == 0)
    #expect(combination.weighted(signal("new-vendor", 4)).score == policy.signalCap)
    #expect(combination.weighted(signal("new-country", 4)).score == 4)
    #expect(combination.weighted(signal("new-country", .infinity)).score == policy.signalCap)
  }

  @Test("while learning the score rises from the floor with the share of days known")
  func damping() {
    let signals = [signal("volume", 5)]
    func score(_ known: Int) -> Double {
      combination.score(
        of: signals, learning: Finding.Learning(daysKnown: known, daysNeeded: 10))
    }
    // 5 nats of surprise give 50 to an entity that is known; half of it is the floor.
    #expect(score(0) == 25)
    #expect(score(4) == 35)
    #expect(score(9) == 47.5)
    #expect(score(10) == 50)
  }

  @Test("an alert begins at the line itself")
  func alert() {
    #expect(combination.isAlert(70))
    #expect(!combination.isAlert(69.999))
  }
}
