import Events
import Testing

@testable import Pipeline

struct ExternalSorterTests {
  @Test("rows that spill to disk come out as rows that do not", arguments: [1, 500, 4000, 1 << 20])
  func spillsAlike(bound: Int) throws {
    let sorter = ExternalSorter(memoryBound: bound)
    var expected: [(ticks: Int64, bytes: [UInt8])] = []
    var state: UInt64 = 9
    for _ in 0..<300 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let ticks = Int64(state >> 60) - 8
      let bytes = Array(String(state >> 40).utf8)
      expected.append((ticks, bytes))
      try bytes.withUnsafeBytes { try sorter.add($0, at: Timestamp(ticks: ticks)) }
    }
    expected.sort { left, right in
      left.ticks != right.ticks
        ? left.ticks > right.ticks : left.bytes.lexicographicallyPrecedes(right.bytes)
    }
    #expect((sorter.spilledRuns > 0) == (bound < 10_000))
    var found: [[UInt8]] = []
    try sorter.drain { found.append(Array($0)) }
    #expect(found == expected.map(\.bytes))
  }
}
