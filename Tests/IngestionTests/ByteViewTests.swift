import Testing

@testable import Ingestion

struct ByteViewTests {
  @Test("counting a byte agrees with counting one by one, at every length and place")
  func countsBytes() {
    var random = SeededRandom(seed: 7)
    for length in [0, 1, 31, 32, 33, 64, 255 * 32, 255 * 32 + 1, 20_000] {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...3, using: &random) }
      bytes.withUnsafeBytes { buffer in
        let view = ByteView(buffer)
        #expect(view.count(of: 2) == bytes.count { $0 == 2 })
        if length > 3 { #expect(view[3...].count(of: 0) == bytes[3...].count { $0 == 0 }) }
      }
    }
  }

  @Test("searches find the first and the last, and nothing outside")
  func searches() {
    withView("abcabc") { view in
      #expect(view.firstIndex(of: UInt8(ascii: "b")) == 1)
      #expect(view.firstIndex(of: UInt8(ascii: "b"), from: 2) == 4)
      #expect(view.firstIndex(of: UInt8(ascii: "x")) == nil)
      #expect(view[0..<2].firstIndex(of: UInt8(ascii: "c")) == nil)
      #expect(view.lastIndex(of: UInt8(ascii: "a"), before: 3) == 0)
      #expect(view.firstRange(of: "ca") == 2..<4)
      #expect(view[0..<3].firstRange(of: "ca") == nil)
    }
  }

  @Test("what is close by is found where looking byte by byte finds it, and nothing outside")
  func findsNear() {
    var random = SeededRandom(seed: 8)
    for length in [0, 1, 15, 16, 17, 31, 32, 33, 47, 100] {
      for _ in 0..<40 {
        let bytes = (0..<length + 20).map { _ in UInt8.random(in: 0...40, using: &random) }
        bytes.withUnsafeBytes { buffer in
          let view = ByteView(buffer)[..<length]
          let start = length / 3
          #expect(
            view.nearIndex(of: 7, from: start) == view.bytes[start...].firstIndex(of: 7))
          #expect(
            view.nearIndex(of: 1, or: 2, or: 3)
              == view.bytes.firstIndex { (1...3).contains($0) })
        }
      }
    }
  }

  @Test("blanks at both ends are trimmed")
  func trims() {
    withView(" \t a b\r\n") { #expect($0.trimmed.string == "a b") }
    withView(" \n ") { #expect($0.trimmed.isEmpty) }
  }
}
