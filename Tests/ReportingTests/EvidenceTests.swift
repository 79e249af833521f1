import Events
import Testing

@testable import Reporting

@Suite("Evidence")
struct EvidenceTests {
  @Test("Hits that differ only in time and URL are one row, shown by the earliest")
  func grouping() throws {
    let evidence = try Sample.evidence()
    #expect(evidence.rows.map(\.count) == [1, 41])
    #expect(evidence.rows[1].hit.event.url == "https://api.shodan.io/v1/host/0")
    #expect(evidence.rows[1].last == (try Sample.time(18, 9, 40, 27)))
  }

  @Test("A hit that differs in anything else has a row of its own")
  func distinct() throws {
    let hit = Sample.proxyHit(at: try Sample.time(18, 9))
    var other = hit
    other.event.source = "10.1.2.4"
    var lookalike = hit
    lookalike.isLookalike = true
    let evidence = Evidence(hits: [(hit, 2), (other, 1), (lookalike, 1), (hit, 3)], limit: 9)
    #expect(evidence.rows.count == 3)
    #expect(evidence.rows.map(\.count).sorted() == [1, 1, 5])
  }

  @Test("The rows do not depend on the order of the hits")
  func order() throws {
    var hits: [(hit: Hit, count: Int)] = []
    for index in 0..<30 {
      var hit = Sample.proxyHit(at: try Sample.time(18, index % 5), url: "/\(index % 7)")
      hit.event.source = "10.0.0.\(index % 6)"
      hits.append((hit, index + 1))
    }
    var random = SeededRandom(seed: 7)
    let expected = Evidence(hits: hits, limit: 4)
    #expect(expected.rows.count == 4)
    for _ in 0..<20 {
      #expect(Evidence(hits: hits.shuffled(using: &random), limit: 4) == expected)
    }
  }

  @Test("What is beyond the limit is counted, also when cut twice")
  func limit() throws {
    var hits: [(hit: Hit, count: Int)] = []
    for minute in 0..<9 {
      var hit = Sample.proxyHit(at: try Sample.time(18, 9, minute))
      hit.event.client = "client-\(minute)"
      hits.append((hit, 10))
    }
    let evidence = Evidence(hits: hits, limit: 6).prefix(4)
    #expect(evidence.rows.map(\.hit.event.client) == (0..<4).map { "client-\($0)" })
    #expect(evidence.omittedRows == 5)
    #expect(evidence.omittedHits == 50)
  }
}

/// SplitMix64, so that a failing order can be repeated.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
