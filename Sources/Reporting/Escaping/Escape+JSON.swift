extension Escape {
  /// How long an escape can become for each byte of the text: `\u0001` for one, `\udb40\udc41` for
  /// four.
  static let longestJSONEscape = 6

  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")
  private static let hexDigits = [UInt8]("0123456789abcdef".utf8)

  /// Writes a JSON string, quotes included (RFC 8259, section 7).
  ///
  /// The value is never altered: a JSON reader gets back exactly `text`. Hidden characters are
  /// written as `\u202e`, so that NDJSON on a terminal does nothing either.
  static func json(_ text: UnsafeBufferPointer<UInt8>, into cursor: inout RowCursor) {
    cursor.append(quote)
    var index = 0
    while true {
      index = copyPlain(text, from: index, into: &cursor)
      guard index < text.count else { break }
      let (scalar, length) = scalar(at: index, of: text)
      if text[index] < 0x80 || isHidden(scalar) {
        appendEscape(of: scalar, into: &cursor)
      } else {
        cursor.append(UnsafeBufferPointer(rebasing: text[index..<index + length]))
      }
      index += length
    }
    cursor.append(quote)
  }

  static func json(_ text: String, into cursor: inout RowCursor) {
    text.withBytes { json($0, into: &cursor) }
  }

  /// Copies what needs no escape, sixteen bytes at a time, and says where it ends.
  private static func copyPlain(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, into cursor: inout RowCursor
  ) -> Int {
    typealias Lanes = SIMD16<UInt8>
    var index = start
    let bytes = UnsafeRawBufferPointer(text)
    while bytes.count - index >= 16, cursor.left >= 16 {
      let lanes = bytes.loadUnaligned(fromByteOffset: index, as: Lanes.self)
      let isSpecial =
        (lanes .< Lanes(repeating: 0x20)) .| (lanes .>= Lanes(repeating: 0x7F))
        .| (lanes .== Lanes(repeating: quote)) .| (lanes .== Lanes(repeating: backslash))
      let marks = unsafeBitCast(isSpecial, to: SIMD2<UInt64>.self)
      if marks[0] | marks[1] == 0 {
        cursor.append(lanes, keeping: 16)
        index += 16
      } else {
        let plain =
          marks[0] != 0
          ? marks[0].littleEndian.trailingZeroBitCount / 8
          : 8 + marks[1].littleEndian.trailingZeroBitCount / 8
        cursor.append(lanes, keeping: plain)
        return index + plain
      }
    }
    while index < text.count {
      let byte = text[index]
      guard byte >= 0x20, byte < 0x7F, byte != quote, byte != backslash else { break }
      cursor.append(byte)
      index += 1
    }
    return index
  }

  /// The character at an index of valid UTF-8, and its length in bytes.
  private static func scalar(
    at index: Int, of bytes: UnsafeBufferPointer<UInt8>
  ) -> (Unicode.Scalar, Int) {
    if bytes[index] < 0x80 { return (Unicode.Scalar(bytes[index]), 1) }
    var iterator = bytes[index...].makeIterator()
    var decoder = Unicode.UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return ("\u{FFFD}", 1) }
    return (scalar, UTF8.width(scalar))
  }

  private static func appendEscape(of scalar: Unicode.Scalar, into cursor: inout RowCursor) {
    cursor.append(backslash)
    switch scalar {
    case "\"", "\\": cursor.append(UInt8(truncatingIfNeeded: scalar.value))
    case "\n": cursor.append(UInt8(ascii: "n"))
    case "\r": cursor.append(UInt8(ascii: "r"))
    case "\t": cursor.append(UInt8(ascii: "t"))
    default:
      for (place, unit) in String(scalar).utf16.enumerated() {
        if place > 0 { cursor.append(backslash) }
        cursor.append(UInt8(ascii: "u"))
        for shift in stride(from: 12, through: 0, by: -4) {
          cursor.append(hexDigits[Int(unit >> shift) & 15])
        }
      }
    }
  }
}
