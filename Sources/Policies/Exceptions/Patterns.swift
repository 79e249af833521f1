/// Globs of which one must fit, compared without case.
///
///     Patterns(["shodan", "cen*"]).match("Censys")  // true
package struct Patterns: Hashable, Sendable {
  /// As the analysts wrote them.
  package let texts: [String]
  private let globs: [Glob]

  package init(_ texts: [String]) {
    self.texts = texts
    globs = texts.map { Glob($0.lowercased()) }
  }

  package func match(_ text: String) -> Bool {
    let folded = text.lowercased()
    return globs.contains { $0.matches(folded) }
  }

  /// Whether everything that others fit fits these, too; for every pattern by one of these alone.
  func include(_ others: Patterns) -> Bool {
    others.texts.allSatisfy { other in
      globs.contains { glob in Self.samples(of: other).allSatisfy(glob.matches) }
    }
  }

  /// Texts that fit a pattern, so chosen that only what includes it fits them all: nothing and several
  /// characters for `*`, one for `?`, none of which anybody writes.
  private static func samples(of pattern: String) -> [String] {
    ["", "\u{1}", "\u{1}\u{2}"].map { filling in
      pattern.lowercased().replacing("*", with: filling).replacing("?", with: "\u{3}")
    }
  }
}
