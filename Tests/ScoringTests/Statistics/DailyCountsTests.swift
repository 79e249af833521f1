import Seeded
import Testing

@testable import Scoring

struct DailyCountsTests {
  @Test("mean and deviation are the naive ones where nothing is an outlier")
  func naive() throws {
    let values = [0, 9, 3, 12, 0, 0, 8, 15, 1, 6]
    let summary = try #require(DailyCounts(days: 10, active: values).summary)
    let mean = Double(values.reduce(0, +)) / 10
    let variance = values.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / 9
    #expect(isClose(summary.mean, mean))
    #expect(isClose(summary.deviation, variance.squareRoot()))
    #expect(isClose(try #require(summary.dispersion), (variance - mean) / (mean * mean)))
    #expect(summary.activeDays == 7)
  }

  @Test("under two days nothing is known")
  func tooFew() {
    #expect(DailyCounts().summary == nil)
    #expect(DailyCounts(days: 1, active: [5]).summary == nil)
    #expect(DailyCounts(days: 2, active: []).summary?.mean == 0)
    #expect(DailyCounts(days: 2, active: []).summary?.dispersion == nil)
  }

  @Test("one old burst does not hide the next")
  func outlier() throws {
    let calm = Array(repeating: 3, count: 57)
    let burst = try #require(DailyCounts(days: 58, active: calm + [4000]).summary)
    #expect(burst.mean < 3.5)
    #expect(burst.deviation < 3)
  }

  @Test("a monthly job is part of what is normal")
  func monthlyJob() throws {
    let counts = Array(repeating: 3, count: 80) + [500, 500, 500]
    let summary = try #require(DailyCounts(days: 84, active: counts).summary)
    #expect(isClose(summary.mean, (240 + 1500) / 84))
  }

  @Test("constant data keep the spread of a Poisson count, and silence that of one event")
  func nearlyConstant() throws {
    let constant = DailyCounts(days: 60, active: Array(repeating: 16, count: 60))
    #expect(try #require(constant.summary).deviation == 4)
    #expect(try #require(constant.summary).dispersion == 0)
    #expect(try #require(DailyCounts(days: 60, active: []).summary).deviation == 1)
  }

  @Test("merging is associative and commutative, and equals adding one by one")
  func mergeLaws() {
    var random = SeededStream(seed: 1)
    for _ in 0..<50 {
      let parts = (0..<3).map { _ in
        let counts = (0..<Int.random(in: 0...9, using: &random)).map { _ in
          Int.random(in: -1...20, using: &random)
        }
        return counts
      }
      let values = parts.map { DailyCounts(days: $0.count, active: $0) }
      var left = values[0]
      left.merge(values[1])
      left.merge(values[2])
      var right = values[1]
      right.merge(values[2])
      right.merge(values[0])
      var single = DailyCounts()
      for count in parts.joined() { single.add(count) }
      #expect(left == right)
      #expect(left == single)
    }
  }

  @Test("the documented example holds")
  func example() throws {
    var counts = DailyCounts()
    for count in [3, 0, 4, 2, 900] { counts.add(count) }
    #expect(try #require(counts.summary).mean < 4)
    #expect(counts.days == 5)
  }

  @Test("counts of ten millions stay finite")
  func hostileSizes() throws {
    let summary = try #require(
      DailyCounts(days: 84, active: Array(repeating: 10_000_000, count: 84)).summary)
    #expect(summary.mean == 10_000_000)
    #expect(summary.deviation.isFinite)
  }
}
