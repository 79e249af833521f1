import Detection
import Seeded
import Testing

struct HasAnyMatcherTests {
  struct Row: CustomTestStringConvertible {
    var text: String
    var term: String
    var result: Bool

    init(_ text: String, _ term: String, _ result: Bool) {
      self.text = text
      self.term = term
      self.result = result
    }

    var testDescription: String { "\(text) has \(term) is \(result)" }
  }

  @Test(
    "`has` gives what Kusto gives",
    arguments: [
      Row("https://api.recordedfuture.com/v2", "api.recordedfuture.com", true),
      Row("api.recordedfuture.com", "recordedfuture.com", true),
      Row("notrecordedfuture.com", "recordedfuture.com", false),
      Row("not-recordedfuture.com", "recordedfuture.com", true),
      Row("recordedfuture.com.evil.tld", "recordedfuture.com", true),
      Row("api-recordedfuture.com", "api.recordedfuture.com", false),
      Row("https://h/API/v3", "/api/", true),
      Row("https://h/api", "/api/", false),
      Row("https://h/x%2Fapi%2Fy", "/api/", false),
      Row("https://h/f?KEY=1", "?key=", true),
      Row("https://h/f?apikey=1", "?key=", false),
      Row("https://h/f?a=1&key=1", "?key=", false),
      Row("my_shodan.io", "shodan.io", true),
      Row("libcurl/7.1", "curl", false),
      Row("WindowsPowerShell/5.1", "PowerShell", false),
      Row("SQLAzure Hybrid Benefit", "Azure Hybrid Benefit", false),
      Row("Free Trials", "Trial", false),
      Row("/subscriptions/s1/providers", "/providers/", false),
      Row(
        "/providers/microsoft.capacity/reservationorders123/x",
        "/microsoft.capacity/reservationorders/", false),
    ])
  func has(_ row: Row) {
    #expect(HasAnyMatcher([row.term]).matches(row.text) == row.result)
  }

  @Test(
    "Edges of the definition",
    arguments: [
      Row("", "a", false),
      Row("a", "a", true),
      Row("", "", false),
      Row("a", "", false),
      Row("xcurl curl", "curl", true),
      Row("curlx-curl", "curl", true),
      Row("curlcurl", "curl", false),
      Row("aa.a", "a", true),
      Row("a.a.ab", "a.a", true),
      Row("écurl", "curl", true),
      Row("curlé", "curl", true),
      Row("CURL", "curl", true),
      Row("curl", "CURL", true),
      Row("\u{212A}ey", "key", false),
      Row("x\u{0}curl\u{0}", "curl", true),
      Row("9curl", "curl", false),
      Row("curl0", "curl", false),
      Row("@curl[", "curl", true),
      Row("`curl{", "curl", true),
      Row("[a@", "{a`", false),
      Row("a/api/b", "/api/", true),
    ])
  func edges(_ row: Row) {
    #expect(HasAnyMatcher([row.term]).matches(row.text) == row.result)
  }

  @Test("No term at all is never found")
  func noTerms() {
    #expect(!HasAnyMatcher([]).matches("anything"))
    #expect(HasAnyMatcher([]).longestMatch(in: "anything") == nil)
  }

  @Test("The longest term wins, and the first of equally long ones")
  func longest() {
    let matcher = HasAnyMatcher(["b.c", "a.b.c", "x.y.z", "A.B.C"])
    #expect(matcher.longestMatch(in: "https://a.b.c/") == 1)
    #expect(matcher.longestMatch(in: "x.y.z a.b.c") == 1)
    #expect(matcher.longestMatch(in: "a.b.c x.y.z") == 1)
    #expect(matcher.longestMatch(in: "x.y.z b.c") == 2)
    #expect(matcher.longestMatch(in: "za.b.c") == 0)
    #expect(matcher.longestMatch(in: "b.cc") == nil)
  }

  @Test("Random texts over a small alphabet give what the definition gives", arguments: 1...8)
  func definition(seed: UInt64) {
    var generator = SeededStream(seed: seed)
    let alphabet: [Character] = ["a", "A", "b", "1", ".", "/", "_", "é"]
    func text(_ lengths: ClosedRange<Int>) -> String {
      let length = Int.random(in: lengths, using: &generator)
      return String((0..<length).map { _ in alphabet.randomElement(using: &generator) ?? "a" })
    }
    for _ in 0..<150 {
      let terms = (0..<Int.random(in: 1...6, using: &generator)).map { _ in text(1...4) }
      let matcher = HasAnyMatcher(terms)
      for _ in 0..<20 {
        let text = text(0...14)
        let found = terms.indices.filter { Definition.has(text, terms[$0]) }
        #expect(matcher.matches(text) == !found.isEmpty, "\(text) has_any \(terms)")
        let longest = found.map { terms[$0].utf8.count }.max()
        let expected = found.first { terms[$0].utf8.count == longest }
        #expect(matcher.longestMatch(in: text) == expected, "\(text) has_any \(terms)")
      }
    }
  }

  /// `has` written straight from its definition.
  private enum Definition {
    static func has(_ text: String, _ term: String) -> Bool {
      let text = text.utf8.map(folded)
      let term = term.utf8.map(folded)
      guard let first = term.first, let last = term.last, text.count >= term.count else {
        return false
      }
      return (0...(text.count - term.count)).contains { start in
        let end = start + term.count
        return Array(text[start..<end]) == term
          && (!isTerm(first) || start == 0 || !isTerm(text[start - 1]))
          && (!isTerm(last) || end == text.count || !isTerm(text[end]))
      }
    }

    static func folded(_ byte: UInt8) -> UInt8 {
      (65...90).contains(byte) ? byte + 32 : byte
    }

    static func isTerm(_ byte: UInt8) -> Bool {
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
    }
  }
}
