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
    let found = CSVMarks(of: text)
    if !found.hasHidden { return visibleCSV(text, found, into: &cursor) }
    withoutHidden(String(decoding: text, as: UTF8.self)).withBytes {
      visibleCSV($0, CSVMarks(of: $0), into: &cursor)
    }
  }

  static func csv(_ text: String, into cursor: inout RowCursor) {
    text.withBytes { csv($0, into: &cursor) }
  }

  /// How long a field can become for each byte of the text, `\u{7F}` for one, and beyond that.
  static let longestCSVEscape = 6
  static let longestCSVFrame = 3

  private static func visibleCSV(
    _ bytes: UnsafeBufferPointer<UInt8>, _ found: CSVMarks, into cursor: inout RowCursor
  ) {
    // Of hidden characters only tabs and line breaks are left.
    let isQuoted =
      found.hasQuote || found.hasComma
      || found.hasHidden && bytes.contains { $0 == 0x0A || $0 == 0x0D }
    if isQuoted { cursor.append(quote) }
    if startsFormula(bytes) { cursor.append(apostrophe) }
    if found.hasQuote {
      for byte in bytes {
        if byte == quote { cursor.append(quote) }
        cursor.append(byte)
      }
    } else {
      cursor.append(bytes)
    }
    if isQuoted { cursor.append(quote) }
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

/// What of a text matters to a CSV field.
private struct CSVMarks {
  /// Whether there is something other than the ASCII that is seen.
  private(set) var hasHidden = false
  private(set) var hasQuote = false
  private(set) var hasComma = false

  private typealias Lanes = SIMD16<UInt8>

  @inline(__always)
  init(of text: UnsafeBufferPointer<UInt8>) {
    let bytes = UnsafeRawBufferPointer(text)
    guard bytes.count >= Lanes.scalarCount else {
      for byte in bytes {
        hasHidden = hasHidden || !(0x20..<0x7F).contains(byte)
        hasQuote = hasQuote || byte == UInt8(ascii: "\"")
        hasComma = hasComma || byte == UInt8(ascii: ",")
      }
      return
    }
    var (hidden, quotes, commas) = (Lanes.zero, Lanes.zero, Lanes.zero)
    var place = 0
    while place < bytes.count {
      // The last sixteen bytes overlap those before them.
      place = min(place, bytes.count &- Lanes.scalarCount)
      let lanes = bytes.loadUnaligned(fromByteOffset: place, as: Lanes.self)
      // One more than a byte, as a signed number, is above 0x20 from the blank to the tilde alone.
      let above = unsafeBitCast(lanes &+ Lanes(repeating: 1), to: SIMD16<Int8>.self)
      hidden |= unsafeBitCast(above .<= SIMD16<Int8>(repeating: 0x20), to: Lanes.self)
      quotes |= unsafeBitCast(lanes .== Lanes(repeating: UInt8(ascii: "\"")), to: Lanes.self)
      commas |= unsafeBitCast(lanes .== Lanes(repeating: UInt8(ascii: ",")), to: Lanes.self)
      place &+= Lanes.scalarCount
    }
    hasHidden = Self.isAny(hidden)
    hasQuote = Self.isAny(quotes)
    hasComma = Self.isAny(commas)
  }

  @inline(__always)
  private static func isAny(_ lanes: Lanes) -> Bool {
    let words = unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
    return words[0] | words[1] != 0
  }
}
