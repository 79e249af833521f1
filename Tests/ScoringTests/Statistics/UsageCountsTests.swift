import Seeded
import Testing

@testable import Scoring

struct UsageCountsTests {
  private typealias Use = ([String], String)

  private func counts(_ uses: some Sequence<Use>) -> UsageCounts {
    uses.reduce(into: UsageCounts()) { $0.add($1.0, by: $1.1) }
  }

  private func randomUses(_ random: inout SeededStream) -> [Use] {
    (0..<20).map { _ in
      let names = ["vt", "shodan", "censys"].filter { _ in Bool.random(using: &random) }
      return (names, "u\(Int.random(in: 0...4, using: &random))")
    }
  }

  @Test("others are counted once however often they used a name, and never oneself")
  func others() {
    let usage = counts([
      (["vt"], "a"), (["vt", "shodan"], "b"), (["vt"], "b"), (["censys"], "c"), ([], "d"),
    ])
    #expect(usage.others(than: "a", using: "vt") == (1, 2))
    #expect(usage.others(than: "x", using: "vt") == (2, 3))
    #expect(usage.others(than: "a", using: "shodan") == (1, 2))
    #expect(usage.others(than: "a", using: "unheard of") == (0, 2))
  }

  @Test("removing undoes adding, to the empty value")
  func removal() {
    var random = SeededStream(seed: 2)
    let first = randomUses(&random)
    let second = randomUses(&random)
    var usage = counts(first + second)
    for use in first.shuffled(using: &random) { usage.remove(use.0, by: use.1) }
    #expect(usage == counts(second))
    for use in second { usage.remove(use.0, by: use.1) }
    #expect(usage == UsageCounts())
  }

  @Test("merging is associative and commutative, and equals adding one by one")
  func mergeLaws() {
    var random = SeededStream(seed: 3)
    for _ in 0..<20 {
      let uses = (0..<3).map { _ in randomUses(&random) }
      let parts = uses.map { counts($0) }
      var left = parts[0]
      left.merge(parts[1])
      left.merge(parts[2])
      var right = parts[2]
      right.merge(parts[1])
      right.merge(parts[0])
      #expect(left == right)
      #expect(left == counts(uses.joined()))
    }
  }
}
