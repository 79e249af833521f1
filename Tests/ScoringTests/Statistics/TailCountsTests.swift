import Seeded
import Testing

@testable import Scoring

struct TailCountsTests {
  @Test("the example of the documentation")
  func example() {
    var counts = TailCounts()
    for vendors in [1, 1, 1, 2] { counts.add(vendors) }
    #expect(isClose(counts.tail(of: 2, prior: 0.1, strength: 1), (1 + 0.1) / 5))
  }

  @Test("tails are those of the counts, in any order, however large, and fade")
  func naive() {
    var random = SeededStream(seed: 3)
    let values = (0..<200).map { _ in Int.random(in: 1...15, using: &random) }
    var counts = TailCounts()
    for value in values { counts.add(value) }
    for count in 1...12 {
      let share = Double(values.count { $0 >= count }) / 200
      #expect(isClose(counts.tail(of: count, prior: 0.5, strength: 1e-9), share, within: 1e-6))
    }
    #expect(
      counts.tail(of: 40, prior: 0, strength: 1) == counts.tail(of: 12, prior: 0, strength: 1))
    #expect(counts.tail(of: 1, prior: 1, strength: 3) == 1)
    counts.scale(by: 0)
    #expect(isClose(counts.tail(of: 2, prior: 0.25, strength: 4), 0.25))
  }
}
