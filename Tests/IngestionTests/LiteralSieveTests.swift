import CSieve
import Testing

@testable import Ingestion

struct LiteralSieveTests {
  /// Those that this processor has.
  static let widths = [csieve_avx2, csieve_avx512vbmi].filter {
    $0.rawValue <= csieve_widest().rawValue
  }

  private static func literals(_ texts: [String]) -> [LiteralSieve.Literal] {
    texts.map { $0.utf8.map { [$0] } }
  }

  private static func places(of texts: [String], in bytes: [UInt8]) -> [Int] {
    let folded = bytes.map(ASCII.lowercased)
    return folded.indices.filter { place in
      texts.contains { folded[place...].starts(with: $0.utf8) }
    }
  }

  private static func passed(_ bytes: [UInt8], by sieve: LiteralSieve) -> [Int] {
    bytes.withUnsafeBytes { bytes in
      let view = ByteView(bytes)
      var found: [Int] = []
      while let place = sieve.next(in: view, from: found.last.map { $0 + 1 } ?? 0) {
        found.append(place)
      }
      return found
    }
  }

  @Test("every place where a literal begins gets through, wherever it stands", arguments: widths)
  func missesNothing(width: csieve_width) throws {
    let texts = [
      "shodan", "virustotal", "ibm x-force", "flare.io", "ab", "recorded future.example",
    ]
    let sieve = try #require(LiteralSieve(Self.literals(texts), width: width))
    for text in texts {
      for length in [text.utf8.count, 63, 64, 65, 100, 127, 128, 131, 132, 133, 300]
      where length >= text.utf8.count {
        for place in 0...(length - text.utf8.count) {
          var bytes = [UInt8](repeating: UInt8(ascii: "."), count: length)
          let written = place % 2 == 0 ? text : text.uppercased()
          bytes.replaceSubrange(place..<place + text.utf8.count, with: written.utf8)
          let passed = Self.passed(bytes, by: sieve)
          if !passed.contains(place) { Issue.record("\(text) at \(place) of \(length) is missed") }
        }
      }
    }
  }

  @Test(
    "on bytes that look alike, nothing is missed and little else gets through", arguments: widths)
  func agreesWithTheSlowWay(width: csieve_width) throws {
    let texts = ["abcabd", "bcabca", "cabcabcab", "ddddda", "abbacdcdcd"]
    let sieve = try #require(LiteralSieve(Self.literals(texts), width: width))
    var random = SeededRandom(seed: 7)
    var others = 0
    for _ in 0..<300 {
      let bytes = (0..<Int.random(in: 0...700, using: &random)).map { _ in
        UInt8(ascii: "a") + UInt8.random(in: 0..<4, using: &random)
      }
      let expected = Self.places(of: texts, in: bytes)
      let passed = Self.passed(bytes, by: sieve)
      #expect(Set(passed).isSuperset(of: expected))
      others += passed.count - expected.count
    }
    // Each literal has a group of its own, so that only those seen wrong too often get through.
    #expect(others < 300)
  }

  @Test("a literal that the bytes break off does not begin there", arguments: widths)
  func knowsTheEnd(width: csieve_width) throws {
    let sieve = try #require(LiteralSieve(Self.literals(["shodan"]), width: width))
    for length in [3, 70, 200] {
      let bytes = [UInt8](repeating: 0x20, count: length) + Array("shoda".utf8)
      #expect(Self.passed(bytes, by: sieve).isEmpty)
      #expect(Self.passed(bytes + [UInt8(ascii: "N")], by: sieve) == [length])
    }
  }

  @Test("there is none for too many literals, none at all, or without wide vectors")
  func isOnlyThereWhereItHelps() {
    let many = (0..<65).map { "term\($0)" }
    #expect(LiteralSieve(Self.literals(many)) == nil)
    #expect(LiteralSieve([]) == nil)
    #expect(LiteralSieve(Self.literals(["shodan"]), width: csieve_scalar) == nil)
  }

  // MARK: The search behind it

  private static func matches(
    of search: CandidateSearch, in bytes: [UInt8], next: (Int) -> Int = { $0 + 1 }
  ) throws -> [Int] {
    let scratch = try search.makeScratch()
    var found: [Int] = []
    try bytes.withUnsafeBytes { bytes in
      try search.forEachMatch(in: ByteView(bytes), using: scratch) { position in
        found.append(position)
        return next(position)
      }
    }
    return found
  }

  @Test(
    "a search behind a sieve finds what a search without finds",
    arguments: CandidateSearch.Escaping.allCases)
  func findsTheSame(escaping: CandidateSearch.Escaping) throws {
    let terms = ["virustotal.com", "shodan", "Recorded Future", "ann"]
    let plain = try CandidateSearch(terms: terms, escaping: escaping, sieving: false)
    let sieved = try CandidateSearch(terms: terms, escaping: escaping)
    let words = [
      "virustotal.com", "VIRUSTOTAL.COM", "shodan", "shodanshodan", "recorded future", "recorded ",
      "anna", "annn", "\\u0076irustotal.com", "\\u0020", "\\x76", "\\x5a", "\\", "v", "\n", "xyz",
    ]
    var random = SeededRandom(seed: 3)
    // From next to no occurrences to next to nothing else.
    for share in [1, 5, 50, 400, 1000] {
      for _ in 0..<20 {
        var bytes: [UInt8] = []
        while bytes.count < 6000 {
          let isWord = Int.random(in: 0..<1000, using: &random) < share
          bytes += isWord ? Array((words.randomElement(using: &random) ?? "").utf8) : [0x2E]
        }
        #expect(try Self.matches(of: sieved, in: bytes) == Self.matches(of: plain, in: bytes))
        let byHundreds = { (position: Int) in position + 100 }
        #expect(
          try Self.matches(of: sieved, in: bytes, next: byHundreds)
            == Self.matches(of: plain, in: bytes, next: byHundreds))
      }
    }
  }
}
