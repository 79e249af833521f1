import Testing

@testable import Ingestion

struct TextMemoryTests {
  @Test("a text is the same whether it was made or found, for texts that share a place too")
  func givesTheSame() {
    var memory = TextMemory()
    for round in 0..<3 {
      for number in 0..<20_000 {
        let text = "user\(number)@corp.example" + (number % 9 == 0 ? "-ü\(round)" : "")
        #expect(withView(text) { memory.string(of: $0) } == text)
      }
    }
  }

  @Test("texts of any length, and bytes that are no UTF-8")
  func givesAnyLength() {
    var memory = TextMemory()
    for length in 0..<300 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 7 + 128) }
      for _ in 0..<2 {
        let found = bytes.withUnsafeBytes { memory.string(of: ByteView($0)) }
        #expect(found == String(decoding: bytes, as: UTF8.self))
      }
    }
  }
}
