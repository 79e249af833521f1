import Foundation
import Seeded
import Testing

@testable import Scoring

struct ReturnPeriodsTests {
  /// Two weeks; four days lie in the fitted tail, beyond a surprise of 2, half of them by 1 nat or more.
  private let past: [Double] = [1, 4.5, 2, 3, 2.5, 4, 1]

  @Test("within the past days are counted, one more than were seen")
  func counts() throws {
    let periods = try #require(ReturnPeriods(surprises: past, weeks: 2))
    #expect(periods.daysAWeek(at: 2) == 3)
    #expect(periods.daysAWeek(at: 1.5) == 3)
    #expect(periods.daysAWeek(at: 1) == 4)
    #expect(periods.weeks(at: 0) == 0.25)
  }

  @Test("beyond it the excess is exponential by the median of the days beyond, a prior mixed in")
  func tail() throws {
    let periods = try #require(ReturnPeriods(surprises: past, weeks: 2))
    // By hand: a median of 1 nat is a mean of 1 / 0.693147 = 1.442695; with the prior's it is
    // (4 · 1.442695 + 10 · 2.5) / (4 + 10) = 2.197913 nats, and two such days come a week.
    #expect(isClose(periods.weeks(at: 9), exp(7 / 2.197913) / 2, within: 1e-3))
    #expect(isClose(periods.weeks(at: 14), exp(12 / 2.197913) / 2, within: 1e-2))
  }

  @Test("however surprising the attacks in a past are, they make what comes after hardly less rare")
  func attacksInThePast() throws {
    let calm = (0..<400).map { -log((Double($0) + 0.5) / 400) * 2 }
    let quiet = try #require(ReturnPeriods(surprises: calm, weeks: 14))
    let loud = try #require(ReturnPeriods(surprises: calm + [40, 45, 50], weeks: 14))
    let louder = try #require(ReturnPeriods(surprises: calm + [400, 450, 500], weeks: 14))
    #expect(louder.weeks(at: 20) == loud.weeks(at: 20))
    #expect(loud.weeks(at: 20) > quiet.weeks(at: 20) / 4)
  }

  @Test("days that are much alike do not make a little more surprise very rare")
  func alike() throws {
    let past = (0..<100).map { 2 + Double($0) / 1000 }
    let periods = try #require(ReturnPeriods(surprises: past, weeks: 10))
    // Twenty days in ten weeks lie beyond 2.079, and a nat more is rarer by the factor e.
    #expect(isClose(periods.weeks(at: 3.079), exp(1) / 2, within: 1e-9))
  }

  @Test("a rarer surprise never comes more often")
  func monotone() throws {
    var random = SeededStream(seed: 3)
    let surprises = (0..<200).map { _ in -log(Double.random(in: 1e-9...1, using: &random)) }
    for weeks in [1, 3, 14.0] {
      let periods = try #require(ReturnPeriods(surprises: surprises, weeks: weeks))
      let found = (0..<400).map { periods.weeks(at: Double($0) / 10) }
      #expect(zip(found, found.dropFirst()).allSatisfy { $0 <= $1 })
      #expect(found.allSatisfy { $0 > 0 && $0.isFinite })
    }
  }

  @Test("the same days over more weeks widen nothing, fewer weeks do, and claim less")
  func shortPast() throws {
    let long = try #require(
      ReturnPeriods(surprises: (0..<20).flatMap { _ in past }, weeks: 40))
    let short = try #require(ReturnPeriods(surprises: past, weeks: 2))
    for surprise in [4, 8, 12.0] {
      let (wide, narrow) = (short.band(at: surprise), long.band(at: surprise))
      #expect(wide.upperBound / wide.lowerBound > narrow.upperBound / narrow.lowerBound)
      #expect(wide.contains(short.weeks(at: surprise)))
      #expect(narrow.contains(long.weeks(at: surprise)))
    }
    #expect(short.weeks(at: 20) < long.weeks(at: 20))
  }

  @Test("a past of less than a week says nothing, an empty one little")
  func tooShort() throws {
    #expect(ReturnPeriods(surprises: past, weeks: 0.99) == nil)
    let empty = try #require(ReturnPeriods(surprises: [], weeks: 3))
    #expect(empty.weeks(at: 0) == 3)
    #expect(empty.weeks(at: 50) == 3)
    #expect(empty.band(at: 50).upperBound.isFinite)
  }
}

struct ScoreScaleTests {
  @Test(
    "50 is once a week, 75 once in eight weeks, 100 once in 64 weeks, 25 eight times a week",
    arguments: [(1, 50), (8, 75), (64, 100), (0.125, 25)] as [(Double, Double)])
  func map(weeks: Double, score: Double) {
    #expect(isClose(ScoreScale.score(returnPeriod: weeks), score))
    #expect(isClose(ScoreScale.returnPeriod(score: score), weeks))
  }

  @Test("the scale ends at 0 and at 100")
  func ends() {
    #expect(ScoreScale.score(returnPeriod: 1e9) == 100)
    #expect(ScoreScale.score(returnPeriod: 1e-9) == 0)
    #expect(ScoreScale.score(returnPeriod: 0) == 0)
  }
}
