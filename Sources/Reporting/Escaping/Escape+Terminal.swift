extension Escape {
  /// Text from a log as one line that a terminal shows and does not obey.
  ///
  ///     Escape.terminal("\u{1B}[2Jgone")  // \u{1B}[2Jgone
  ///
  /// - Parameters:
  ///   - columns: The greatest width on the screen, `…` included; wide characters take two columns
  ///     and are never cut in half.
  package static func terminal(_ text: String, columns: Int = .max) -> String {
    let isPlain = text.utf8.count <= columns && text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
    return isPlain ? text : visible(text, limit: columns, width: columnCount(of:))
  }

  /// How many terminal columns a text without escapes and hidden characters takes.
  static func columnCount(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + columnCount(of: $1) }
  }

  /// 2 for East Asian wide characters and emoji, 0 for marks that sit on others, else 1
  /// (Unicode Standard Annex 11, classes W and F, by block).
  private static func columnCount(of scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return 1 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x1B2FB, 0x1F300...0x1F64F,
      0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default:
      let category = scalar.properties.generalCategory
      return category == .nonspacingMark || category == .enclosingMark ? 0 : 1
    }
  }
}
