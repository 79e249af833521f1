/// KQL's `has_any`: whether any of the given terms occurs in a text as whole terms.
///
///     HasAnyMatcher(["shodan.io"]).matches("https://api.shodan.io/host")  // true
///     HasAnyMatcher(["curl"]).matches("libcurl/7.1")                      // false
///
/// With A = [0-9A-Za-z], a term occurs where its bytes stand literally, ASCII case aside, and
/// - its first byte is not in A, or nothing in A stands before the occurrence;
/// - its last byte is not in A, or nothing in A stands after the occurrence.
///
/// Every occurrence counts, not only the first. Bytes of other letters are never in A. An empty term
/// is never found. Microsoft, "String operators", Kusto Query Language: "What is a term?".
package struct HasAnyMatcher: Sendable {
  private struct Term {
    var length: Int
    var startsInside: Bool
    var endsInside: Bool

    init(_ term: String) {
      length = term.utf8.count
      startsInside = term.utf8.first?.isTermByte ?? false
      endsInside = term.utf8.last?.isTermByte ?? false
    }

    /// Whether the neighbours of an occurrence that ends before `end` leave it a whole term.
    @inline(__always)
    func isWhole(in bytes: UnsafeBufferPointer<UInt8>, endingAt end: Int) -> Bool {
      let start = end - length
      if startsInside, start > 0, bytes[start - 1].isTermByte { return false }
      if endsInside, end < bytes.count, bytes[end].isTermByte { return false }
      return true
    }
  }

  private let automaton: LiteralAutomaton
  private let terms: [Term]

  package init(_ terms: [String]) {
    automaton = LiteralAutomaton(terms)
    self.terms = terms.map(Term.init)
  }

  /// Whether the text has any of the terms.
  package func matches(_ text: String) -> Bool { text.withBytes { matches($0) } }

  /// Whether a text, as UTF-8, has any of the terms.
  func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var found = false
    forEachMatch(in: bytes) { _ in
      found = true
      return false
    }
    return found
  }

  /// The place in the list of the longest term that the text has, the first of equally long ones.
  package func longestMatch(in text: String) -> Int? { text.withBytes { longestMatch(in: $0) } }

  /// The same for a text as UTF-8.
  func longestMatch(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var longest: Int?
    forEachMatch(in: bytes) { term in
      longest = longest.map { longer($0, term) } ?? term
      return true
    }
    return longest
  }

  /// The longer of two terms, or the one that stands first.
  func longer(_ first: Int, _ second: Int) -> Int {
    let order = (terms[first].length, -first) < (terms[second].length, -second)
    return order ? second : first
  }

  @inline(__always)
  private func forEachMatch(
    in bytes: UnsafeBufferPointer<UInt8>, _ body: (_ term: Int) -> Bool
  ) {
    automaton.forEachOccurrence(in: bytes) { term, end in
      terms[term].isWhole(in: bytes, endingAt: end) ? body(term) : true
    }
  }
}
