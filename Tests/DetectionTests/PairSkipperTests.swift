import Testing

@testable import Detection

struct PairSkipperTests {
  @Test("no occurrence is passed over, wherever it stands and whatever is around it")
  func missesNothing() throws {
    let lists = [
      ["/api/", "?key=", "apikey="], ["curl", "wget", "Go-http-client"], ["ab"], ["x", "yz"], [""],
    ]
    var state: UInt64 = 3
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for literals in lists {
      let automaton = LiteralAutomaton(literals)
      for _ in 0..<3000 {
        var text: [UInt8] = []
        for _ in 0..<next(9) {
          let literal = Array(literals[next(literals.count)].utf8)
          text += next(3) == 0 ? literal : Array(literal.prefix(next(4)))
          text += (0..<next(20)).map { _ in [65, 97, 47, 63, 15, 99, 0xC3, 0x20][next(8)] }
        }
        var found: [[Int]] = []
        text.withUnsafeBufferPointer {
          automaton.forEachOccurrence(in: $0) {
            found.append([$1, $0])
            return true
          }
        }
        #expect(found.sorted(by: { $0.lexicographicallyPrecedes($1) }) == plain(literals, in: text))
      }
    }
  }

  /// Every occurrence as its end and its literal, found by comparing at every place.
  private func plain(_ literals: [String], in text: [UInt8]) -> [[Int]] {
    var found: [[Int]] = []
    for end in 0...text.count {
      for (place, literal) in literals.enumerated() where !literal.isEmpty {
        let start = end - literal.utf8.count
        guard start >= 0 else { continue }
        if zip(text[start..<end], literal.utf8).allSatisfy({ $0.foldedASCII == $1.foldedASCII }) {
          found.append([end, place])
        }
      }
    }
    return found
  }
}
