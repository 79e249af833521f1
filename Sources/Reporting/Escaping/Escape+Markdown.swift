extension Escape {
  /// How a piece of text from a log is set in Markdown.
  package enum MarkdownStyle: Sendable {
    /// One code span: for names, hosts, addresses, URLs, clients.
    case code
    /// The same in a table, where `|` is spelled out too.
    case cell
    /// A sentence: plain words stay, every other word becomes a code span of its own.
    case prose
  }

  /// Text from a log as Markdown that no renderer can take for anything but text.
  ///
  ///     Escape.markdown("https://evil.example/")           // `https://evil.example/`
  ///     Escape.markdown("41 requests to *x*", as: .prose)  // 41 requests to `*x*`
  ///
  /// Inside a code span there are no links, no images, no HTML, no emphasis and no automatic links,
  /// neither in CommonMark nor in the dialects of ticket systems. The characters that could end a
  /// span or a table cell, or start HTML in a careless renderer (`` ` ``, `|`, `<`), are spelled
  /// out like hidden ones, because renderers disagree about every other way to write them.
  ///
  /// - Parameters:
  ///   - limit: The greatest number of characters shown, `…` included.
  /// - Returns: A single line; empty for empty text.
  package static func markdown(
    _ text: String, as style: MarkdownStyle = .code, limit: Int = 200
  ) -> String {
    let special = (style == .code ? "`<" : "`<|").unicodeScalars
    let shown = visible(text, limit: limit, isEscaped: { isHidden($0) || special.contains($0) })
    switch style {
    case .code, .cell:
      return codeSpan(shown)
    case .prose:
      return shown.split(separator: " ").map(proseWord).joined(separator: " ")
    }
  }

  /// A code span; a renderer strips a space at both ends, so text that has them gets two more.
  private static func codeSpan(_ text: String) -> String {
    if text.isEmpty { return "" }
    return text.first == " " || text.last == " " ? "` \(text) `" : "`\(text)`"
  }

  /// A word as it is when it is plain, in a code span when it is not; punctuation stays outside.
  private static func proseWord(_ word: Substring) -> String {
    if isPlain(word) { return String(word) }
    let opening = word.prefix { $0 == "(" }
    let rest = word.dropFirst(opening.count)
    let closing = rest.reversed().prefix { ",.;:)".contains($0) }.count
    return opening + codeSpan(String(rest.dropLast(closing))) + rest.suffix(closing)
  }

  /// Whether a word has only letters, digits and harmless punctuation, and looks like no link.
  private static func isPlain(_ word: Substring) -> Bool {
    guard
      word.unicodeScalars.allSatisfy({
        $0.properties.isAlphabetic || $0.properties.numericType != nil
          || ".,;:%()±'\"−–—…/=+?!-×→".unicodeScalars.contains($0)
      })
    else { return false }
    return !word.contains("//") && !looksLikeHost(word)
  }

  /// Whether there is a dot with a letter or digit before it and two letters after it.
  private static func looksLikeHost(_ word: Substring) -> Bool {
    let labels = word.split(separator: ".", omittingEmptySubsequences: false)
    return zip(labels, labels.dropFirst()).contains { before, after in
      let isJoined = before.last?.isLetter == true || before.last?.isNumber == true
      return isJoined && after.count >= 2 && after.prefix(2).allSatisfy(\.isLetter)
    }
  }
}
