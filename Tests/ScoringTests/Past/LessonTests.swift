import Events
import Policies
import Seeded
import Testing

@testable import Scoring

@Suite("What one week can teach")
struct LessonTests {
  /// No limit that any of these days reaches.
  private static var unlimited: ScoringPolicy {
    var policy = Sample.policy
    policy.priors.lesson = ScoringPolicy.Lesson(reach: 1000, hours: 1000, sessions: 1000)
    return policy
  }

  /// Nats of a busy night, after ten weeks in the office and a week with a session in each of some hours.
  private func surprise(
    rows: Int, hours: Range<Int>, policy: ScoringPolicy = Sample.policy
  ) throws -> Double {
    var random = SeededStream(seed: 3)
    var analyst = Sample.analyst("a", days: 0..<70, using: &random)
    let flood = Dictionary(uniqueKeysWithValues: hours.map { ($0, rows) })
    for day in 70..<75 where !hours.isEmpty { analyst.days.append(Sample.day(day, hours: flood)) }
    analyst.days.append(Sample.day(77, hours: [2: 60]))
    let monday = Sample.monday.advanced(by: 77)
    let scorer = Scorer(policy: policy, vendorNames: [:])
    let judged = scorer.judge([analyst], days: monday...monday.advanced(by: 6))
    return scorer.ownSurprise(of: try #require(judged.days.first))
  }

  @Test("ten million rows teach what ten thousand do, and without the limit much more")
  func rows() throws {
    let few = try surprise(rows: 10_000, hours: 0..<24)
    #expect(try surprise(rows: 10_000_000, hours: 0..<24) == few)
    let unlimited = try surprise(rows: 10_000_000, hours: 0..<24, policy: Self.unlimited)
    #expect(few > 2 * unlimited)
    #expect(try surprise(rows: 0, hours: 0..<0) > few)
  }

  @Test("an ordinary week teaches the same with the limit as without")
  func ordinary() throws {
    let limited = try surprise(rows: 2, hours: 9..<12)
    #expect(
      isClose(limited, try surprise(rows: 2, hours: 9..<12, policy: Self.unlimited), within: 0.1))
  }

  /// What a single day leaves behind.
  private func habits(after day: DayActivity, _ policy: ScoringPolicy) throws -> Habits {
    var replay = ReplayedPast([Sample.activity("a", [day])])
      .replay(scoring: Sample.monday...Sample.monday.advanced(by: 6), policy: policy)
    replay.run { _, _, _ in }
    return try #require(replay.pasts[0])
  }

  @Test(
    "of many hours and sessions each counts a part, of few each counts in full",
    arguments: [(24, 4.0), (5, 4), (4, 4), (1, 1)])
  func parts(count: Int, weight: Double) throws {
    let hours = Dictionary(uniqueKeysWithValues: (0..<count).map { ($0, 1) })
    let day = Sample.day(0, hours: hours, vendors: ["vt": 1, "shodan": 1, "censys": 1])
    let habits = try habits(after: day, Sample.policy)
    #expect(isClose(habits.hours.total, weight))
    // All of them had three vendors: so many of a weight of 1 more.
    #expect(
      isClose(habits.handVendors.tail(of: 3, prior: 0, strength: 1), weight / (weight + 1)))
    let whole = try self.habits(after: day, Self.unlimited)
    #expect(isClose(whole.hours.total, Double(count)))
  }

  @Test("a count is learned as far as the reach goes, either way")
  func reach() throws {
    var usual = LogCounts()
    for _ in 0..<50 { usual.add(20, expected: 3) }
    let expected = try #require(usual.prediction(peers: usual, strength: 5))
    func location(after count: Int, within reach: Double) throws -> Double {
      var counts = usual
      counts.add(count, expecting: expected, within: reach)
      return try #require(counts.prediction(peers: usual, strength: 5)).location
    }
    let moved = 2 * expected.scale / 56
    #expect(
      isClose(try location(after: 1_000_000, within: 2), expected.location + moved, within: 1e-3))
    #expect(isClose(try location(after: 0, within: 2), expected.location - moved, within: 1e-3))
    #expect(try location(after: 1_000_000, within: 2) == location(after: 10_000, within: 2))
    #expect(try location(after: 1_000_000, within: 100) > location(after: 10_000, within: 100))
    #expect(try location(after: 21, within: 2) == location(after: 21, within: 100))
  }
}
