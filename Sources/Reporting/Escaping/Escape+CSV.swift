extension Escape {
  private static let quote = UInt8(ascii: "\"")
  private static let apostrophe = UInt8(ascii: "'")

  /// Writes a CSV field: quoted where RFC 4180 (section 2, rules 5 to 7) asks for it, and with an
  /// apostrophe in front where a spreadsheet would otherwise run it as a formula.
  ///
  ///     alice          →  alice
  ///     a,"b"          →  "a,""b"""
  ///     =cmd|' /C x'!A0  →  '=cmd|' /C x'!A0
  ///
  /// CSV is what people open in a spreadsheet or look at on a terminal, so `scan --format csv`
  /// guards its cells, and spells out hidden characters other than tabs and line breaks; programs
  /// that need the exact text have NDJSON. A value that starts with an apostrophe gets one too, so
  /// a reader always takes exactly one away. A single `-`, which proxies write for "nothing", is no
  /// formula and stays.
  ///
  /// Source of the characters: OWASP, "CSV Injection" (`=`, `+`, `-`, `@`, tab, CR, LF and the
  /// full-width forms of the first four).
  static func csv(_ text: UnsafeBufferPointer<UInt8>, into cursor: inout RowCursor) {
    if text.allSatisfy({ (0x20..<0x7F).contains($0) }) {
      return visibleCSV(text, into: &cursor)
    }
    withoutHidden(String(decoding: text, as: UTF8.self)).withBytes { visibleCSV($0, into: &cursor) }
  }

  static func csv(_ text: String, into cursor: inout RowCursor) {
    text.withBytes { csv($0, into: &cursor) }
  }

  /// How long a field can become for each byte of the text, `\u{7F}` for one, and beyond that.
  static let longestCSVEscape = 6
  static let longestCSVFrame = 3

  private static func visibleCSV(
    _ bytes: UnsafeBufferPointer<UInt8>, into cursor: inout RowCursor
  ) {
    let isQuoted = bytes.contains {
      $0 == quote || $0 == UInt8(ascii: ",") || $0 == 0x0A || $0 == 0x0D
    }
    if isQuoted { cursor.append(quote) }
    if startsFormula(bytes) { cursor.append(apostrophe) }
    if isQuoted {
      for byte in bytes {
        if byte == quote { cursor.append(quote) }
        cursor.append(byte)
      }
      cursor.append(quote)
    } else {
      cursor.append(bytes)
    }
  }

  private static func withoutHidden(_ text: String) -> String {
    visible(
      text, limit: .max, isEscaped: { isHidden($0) && ![0x09, 0x0A, 0x0D].contains($0.value) })
  }

  private static func startsFormula(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count > 1 else { return false }
    switch bytes[0] {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), apostrophe,
      0x09, 0x0A, 0x0D:
      return true
    case 0xEF where bytes.count > 2 && bytes[1] == 0xBC:
      // U+FF1D ＝, U+FF0B ＋, U+FF0D －, U+FF20 ＠
      return [0x9D, 0x8B, 0x8D, 0xA0].contains(bytes[2])
    default:
      return false
    }
  }
}
