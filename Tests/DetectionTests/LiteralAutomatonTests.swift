import Testing

@testable import Detection

struct LiteralAutomatonTests {
  /// Every occurrence as `literal@end`, sorted.
  private func occurrences(of literals: [String], in text: String) -> [String] {
    var found: [String] = []
    text.withBytes { bytes in
      LiteralAutomaton(literals).forEachOccurrence(in: bytes) { literal, end in
        found.append("\(literals[literal])@\(end)")
        return true
      }
    }
    return found.sorted()
  }

  @Test("The example of the paper finds all that overlaps")
  func paper() {
    #expect(
      occurrences(of: ["he", "she", "his", "hers"], in: "ushers") == ["he@4", "hers@6", "she@4"])
  }

  @Test("Overlapping and repeated occurrences are all found")
  func overlapping() {
    #expect(occurrences(of: ["aa"], in: "aaaa") == ["aa@2", "aa@3", "aa@4"])
    #expect(occurrences(of: ["ab", "ab"], in: "ab") == ["ab@2", "ab@2"])
  }

  @Test("Only ASCII letters are folded")
  func folding() {
    #expect(occurrences(of: ["é"], in: "É") == [])
    #expect(occurrences(of: ["Z"], in: "z") == ["Z@1"])
    #expect(occurrences(of: ["["], in: "{") == [])
    #expect(occurrences(of: ["@"], in: "`") == [])
  }

  @Test("An empty literal is never found")
  func empty() {
    #expect(occurrences(of: ["", "a"], in: "ba") == ["a@2"])
    #expect(occurrences(of: [], in: "ba") == [])
  }

  @Test("All 256 bytes can stand in a literal")
  func allBytes() {
    let literal = String(String.UnicodeScalarView((0...255).compactMap(Unicode.Scalar.init)))
    #expect(occurrences(of: [literal], in: "x" + literal) == ["\(literal)@\(1 + 256 + 128)"])
  }

  @Test("The search stops when it is told to")
  func stopping() {
    var calls = 0
    "aaaa".withBytes { bytes in
      LiteralAutomaton(["a", "aa"]).forEachOccurrence(in: bytes) { _, _ in
        calls += 1
        return calls < 2
      }
    }
    #expect(calls == 2)
  }
}
