import CByteSearch

/// What is searched for, so that every record that writes a term in a format's way has one of it.
struct CandidatePatterns {
  /// A row of bytes as a regular expression, and as the sets that a sieve needs.
  struct Pattern {
    let expression: String
    let literal: LiteralSieve.Literal
  }

  let patterns: [Pattern]

  var longest: Int { patterns.map(\.literal.count).max() ?? 0 }

  /// - Parameter terms: not empty, and ASCII.
  init(terms: [String], escaping: CandidateSearch.Escaping) {
    let terms = Self.shortest(of: terms).map { Array($0.utf8) }
    var patterns = terms.map { Self.term($0) }
    switch escaping {
    case .none: break
    case .json: patterns.append(Self.escape("\\u00", of: terms))
    case .hex: patterns.append(Self.escape("\\x", of: terms))
    }
    self.patterns = patterns
  }

  /// The terms without those that another is part of: where they stand, that one does too.
  private static func shortest(of terms: [String]) -> [String] {
    guard terms.count <= mostCompared else { return terms }
    var kept: [[UInt8]] = []
    for term in terms.map({ Array($0.lowercased().utf8) }).sorted(by: { $0.count < $1.count })
    where !kept.contains(where: { memmem(term, term.count, $0, $0.count) != nil }) {
      kept.append(term)
    }
    return kept.map { String(decoding: $0, as: UTF8.self) }
  }

  /// More terms are not compared with each other: that costs more than it saves.
  private static let mostCompared = 256

  /// Every byte as `\xNN`, so that no character of a term has a meaning of its own.
  private static func term(_ bytes: [UInt8]) -> Pattern {
    Pattern(
      expression: bytes.map { "\\x" + hexDigits(of: $0) }.joined(), literal: bytes.map { [$0] })
  }

  /// `\u00XX` or `\xXX` for every character that occurs in a term, in either case: a record with such
  /// an escape may spell a term without showing it.
  private static func escape(_ mark: String, of terms: [[UInt8]]) -> Pattern {
    var characters = Set(terms.joined())
    characters.formUnion(characters.filter { ASCII.isLetter($0) }.map { $0 ^ 0x20 })
    let codes = characters.sorted().map { hexDigits(of: $0) }
    let digits = codes.map { Array($0.utf8) }
    return Pattern(
      expression: "\\" + mark + "(?:" + codes.joined(separator: "|") + ")",
      literal: mark.utf8.map { [$0] } + [Set(digits.map { $0[0] }), Set(digits.map { $0[1] })])
  }

  /// Two of them.
  private static func hexDigits(of byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.count == 1 ? "0" + digits : digits
  }
}
