extension Escape {
  /// How long an escape can become for each byte of the text: `\u0001` for one, `\udb40\udc41` for
  /// four.
  static let longestJSONEscape = 6

  /// What copying may write beyond what it copies, in bytes; needed once at a row's end.
  static let slack = 16

  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")
  private static let hexDigits = [UInt8]("0123456789abcdef".utf8)

  /// Writes a JSON string, quotes included (RFC 8259, section 7).
  ///
  /// The value is never altered: a JSON reader gets back exactly `text`. Hidden characters are
  /// written as `\u202e`, so that NDJSON on a terminal does nothing either.
  static func json(_ text: UnsafeBufferPointer<UInt8>, into cursor: inout RowCursor) {
    var index = 0
    var isPlain = false
    cursor.append(upTo: text.count + 2 + slack) { room in
      room[0] = quote
      index = copyPlain(
        UnsafeRawBufferPointer(text), into: UnsafeMutableRawBufferPointer(rebasing: room[1...]))
      isPlain = index == text.count
      if isPlain { room[index + 1] = quote }
      return index + (isPlain ? 2 : 1)
    }
    if !isPlain { jsonRest(text, from: index, into: &cursor) }
  }

  /// Writes a text from its first byte that needs an escape, and the quote behind it.
  private static func jsonRest(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, into cursor: inout RowCursor
  ) {
    var index = start
    while index < text.count {
      let (scalar, length) = scalar(at: index, of: text)
      if text[index] < 0x80 || isHidden(scalar) {
        appendEscape(of: scalar, into: &cursor)
      } else {
        cursor.append(UnsafeBufferPointer(rebasing: text[index..<index + length]))
      }
      index = copyPlain(text, from: index + length, into: &cursor)
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
    let bytes = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(text)[start...])
    var copied = 0
    cursor.append(upTo: bytes.count + slack) { room in
      copied = copyPlain(bytes, into: room)
      return copied
    }
    return start + copied
  }

  /// Copies up to the first byte that needs an escape, and says how many those are.
  ///
  /// - Parameter room: room for the text and `slack` more, which may be written and read again.
  @inline(__always)
  private static func copyPlain(
    _ bytes: UnsafeRawBufferPointer, into room: UnsafeMutableRawBufferPointer
  ) -> Int {
    typealias Lanes = SIMD16<UInt8>
    guard let source = bytes.baseAddress, let target = room.baseAddress,
      room.count >= bytes.count + slack
    else { return 0 }
    var index = 0
    while index &+ 32 <= bytes.count {
      let first = source.loadUnaligned(fromByteOffset: index, as: Lanes.self)
      let second = source.loadUnaligned(fromByteOffset: index &+ 16, as: Lanes.self)
      target.storeBytes(of: first, toByteOffset: index, as: Lanes.self)
      target.storeBytes(of: second, toByteOffset: index &+ 16, as: Lanes.self)
      let marks = unsafeBitCast(specials(of: first) | specials(of: second), to: SIMD2<UInt64>.self)
      if marks[0] | marks[1] != 0 { break }
      index = index &+ 32
    }
    while index &+ 16 <= bytes.count {
      let lanes = source.loadUnaligned(fromByteOffset: index, as: Lanes.self)
      target.storeBytes(of: lanes, toByteOffset: index, as: Lanes.self)
      let plain = plainLanes(of: lanes)
      index = index &+ plain
      if plain < 16 { return index }
    }
    let rest = bytes.count - index
    guard rest > 0 else { return index }
    if bytes.count >= 16 {
      // The last sixteen bytes overlap those before them, which need no escape.
      let last = bytes.count &- 16
      let lanes = source.loadUnaligned(fromByteOffset: last, as: Lanes.self)
      target.storeBytes(of: lanes, toByteOffset: last, as: Lanes.self)
      return last &+ plainLanes(of: lanes)
    }
    // A shorter text is looked at where it was copied to, with what lies behind it there.
    (target + index).copyMemory(from: source + index, byteCount: rest)
    let lanes = target.loadUnaligned(fromByteOffset: index, as: Lanes.self)
    return index + min(plainLanes(of: lanes), rest)
  }

  /// Each lane that needs an escape, all bits set.
  @inline(__always)
  private static func specials(of lanes: SIMD16<UInt8>) -> SIMD16<UInt8> {
    typealias Lanes = SIMD16<UInt8>
    // One more than a byte, as a signed number, is above 0x20 from the blank to the tilde alone.
    let above = unsafeBitCast(lanes &+ Lanes(repeating: 1), to: SIMD16<Int8>.self)
    let isSpecial =
      (above .<= SIMD16<Int8>(repeating: 0x20))
      .| (lanes .== Lanes(repeating: quote)) .| (lanes .== Lanes(repeating: backslash))
    return unsafeBitCast(isSpecial, to: Lanes.self)
  }

  /// How many lanes from the first need no escape.
  @inline(__always)
  private static func plainLanes(of lanes: SIMD16<UInt8>) -> Int {
    let marks = unsafeBitCast(specials(of: lanes), to: SIMD2<UInt64>.self)
    if marks[0] != 0 { return marks[0].littleEndian.trailingZeroBitCount / 8 }
    if marks[1] != 0 { return 8 + marks[1].littleEndian.trailingZeroBitCount / 8 }
    return 16
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
