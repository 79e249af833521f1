import Events
import Policies
import Testing

@testable import Scoring

/// Patience does not pay: days below the alert line add up.
struct SlowBurnTests {
  private static let last = Sample.monday.advanced(by: 97)

  /// A day with a score, whose surprise two signals share.
  private static func day(
    _ offset: Int, _ score: Double, of entity: String, shares: [Double] = [2, 2]
  ) -> ScoredDay {
    let others = [Double](repeating: 0, count: SignalRegistry.names.count - shares.count)
    return ScoredDay(
      entity: Sample.entity(entity), day: Sample.monday.advanced(by: offset), hits: 1, score: score,
      surprise: shares.reduce(0, +), shares: shares + others)
  }

  private static func entries(_ days: [ScoredDay], _ policy: ScoringPolicy = Sample.policy)
    -> [SlowBurn]
  {
    var burns = SlowBurns(policy: policy)
    // Everybody else has ordinary days.
    let others = (0..<20).flatMap { other in
      (0..<14).map { day($0 * 7, 5, of: "other\(other)") }
    }
    for day in others + days { burns.add(day, asOf: last) }
    return burns.entries
  }

  private static let patient = [62, 70, 77, 84, 91].map { day($0, 44, of: "patient") }

  @Test("who gathers week after week is told, with days, weeks, its share and its signals")
  func told() throws {
    let burn = try #require(Self.entries(Self.patient).first)
    #expect(burn.entity.id == "patient")
    #expect(burn.days.map(\.score) == [44, 44, 44, 44, 44])
    #expect(burn.weeks == 5)
    #expect(burn.points >= 80 && burn.points > 3 * burn.expected)
    #expect(Set(burn.parts.map(\.signal)) == Set(SignalRegistry.names.prefix(2)))
    #expect(Self.entries(Self.patient).count == 1)
  }

  @Test("days fade by half in the half-life")
  func fades() throws {
    var policy = Sample.policy
    policy.slowBurn.leastPoints = 0
    policy.slowBurn.leastWeeks = 1
    let now = try #require(Self.entries([Self.day(97, 44, of: "a")], policy).first)
    let then = try #require(Self.entries([Self.day(69, 44, of: "a")], policy).first)
    #expect(isClose(now.points, 44))
    #expect(isClose(then.points, 22))
  }

  @Test("stacking one signal cannot win")
  func capped() {
    let stacked = [62, 70, 77, 84, 91].map { Self.day($0, 44, of: "noisy", shares: [4, 0]) }
    #expect(Self.entries(stacked).isEmpty)
    var policy = Sample.policy
    policy.slowBurn.leastPoints = 40
    let burn = Self.entries(stacked, policy).first
    #expect(burn?.points == 50)
    #expect(burn?.parts.first?.isCapped == true)
  }

  @Test("alerts, ordinary days and a single week do not count")
  func leavesOut() {
    #expect(Self.entries([62, 70, 77, 84, 91].map { Self.day($0, 50, of: "loud") }).isEmpty)
    #expect(Self.entries([62, 70, 77, 84, 91].map { Self.day($0, 24, of: "quiet") }).isEmpty)
    #expect(Self.entries((91...97).map { Self.day($0, 44, of: "week") }).isEmpty)
  }

  @Test("who is active ten times as much may gather ten times as much")
  func share() {
    let busy = (0..<98).map { Self.day($0, $0 % 20 == 7 ? 44 : 5, of: "busy") }
    var others = (0..<20).flatMap { other in
      (0..<14).map { Self.day($0 * 7 + 1, $0 % 2 == 0 ? 30 : 5, of: "other\(other)") }
    }
    var policy = Sample.policy
    policy.slowBurn.leastPoints = 1
    others += busy
    #expect(!Self.entries(others, policy).contains { $0.entity.id == "busy" })
  }
}
