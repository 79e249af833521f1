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

  @Test("blanks at both ends are trimmed")
  func trims() {
    withView(" \t a b\r\n") { #expect($0.trimmed.string == "a b") }
    withView(" \n ") { #expect($0.trimmed.isEmpty) }
  }
}
