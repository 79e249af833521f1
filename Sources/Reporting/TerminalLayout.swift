/// Alignment and colour of text on a terminal; the text must have been escaped before.
enum TerminalLayout {
  /// The few ways in which text stands out (ECMA-48, Select Graphic Rendition).
  enum Style: Int {
    case bold = 1
    case faint = 2
    case red = 31
    case yellow = 33
  }

  /// Text with spaces up to a width in terminal columns.
  static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - Escape.columnCount(of: text)))
  }

  /// Text with spaces in front up to a width.
  static func rightAligned(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - Escape.columnCount(of: text))) + text
  }

  /// Lines of at most a width, broken at spaces; a longer word stands alone.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    text.split(separator: " ").reduce(into: [String]()) { lines, word in
      if let last = lines.last, Escape.columnCount(of: "\(last) \(word)") <= width {
        lines[lines.count - 1] += " \(word)"
      } else {
        lines.append(String(word))
      }
    }
  }

  /// Text in a style, or as it is without one.
  static func styled(_ text: String, _ style: Style?) -> String {
    style.map { "\u{1B}[\($0.rawValue)m\(text)\u{1B}[0m" } ?? text
  }
}

extension String {
  /// The text without spaces at its end.
  var trimmingTrailingSpaces: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
