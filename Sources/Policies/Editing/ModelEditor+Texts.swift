import Events
import Yams

/// Lists of single values, one on a line each or all in brackets: user agents, service accounts, figures.
extension ModelEditor {
  /// Whether a list's items stand in brackets on the line of its key; an empty list does not count.
  func isBracketed(_ key: String) throws(TidewatchError) -> Bool {
    let list = try list(key)
    return list.items.first?.mark.map { $0.line - 1 == list.line } ?? false
  }

  /// Adds a value on a line of its own at the end of a list.
  ///
  /// - Parameter note: goes into a comment behind the value.
  mutating func append(
    text item: Node, to key: String, note: String
  ) throws(TidewatchError) {
    guard let text = YAMLText.flow(item) else {
      throw .model("The new item of '\(key)' cannot be written; add it by hand.", file: file)
    }
    try append([Self.noted("- \(text)", note)], to: key)
  }

  /// Writes other values into the brackets of a list.
  ///
  /// - Parameter note: goes into a comment on the line.
  /// - Throws: `.models` when the list does not stand in brackets on one line.
  mutating func rewrite(
    _ key: String, as items: [Node], note: String
  ) throws(TidewatchError) {
    let list = try list(key)
    let text = lines.lines[list.line].text
    let written = items.compactMap(YAMLText.flow).joined(separator: ", ")
    guard let opening = text.firstIndex(of: "[") else { throw bracketed(key, line: list.line + 1) }
    // The last bracket that leaves the file as it should be: a comment may have others.
    for closing in text.indices.reversed() where closing > opening && text[closing] == "]" {
      var edited = lines
      let rest = String(text[text.index(after: closing)...])
      edited.replace(
        list.line, with: text[..<opening] + "[\(written)]" + Self.noted(rest, note))
      do throws(TidewatchError) {
        return try accept(
          edited, expecting: replacing(key, with: items), at: "'\(key)'", line: list.line + 1)
      } catch {
        continue
      }
    }
    throw bracketed(key, line: list.line + 1)
  }
}
