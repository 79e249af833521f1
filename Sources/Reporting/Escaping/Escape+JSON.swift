extension Escape {
  private static let hexDigits = [UInt8]("0123456789abcdef".utf8)

  /// Appends a JSON string, quotes included (RFC 8259, section 7).
  ///
  /// The value is never altered: a JSON reader gets back exactly `text`. Hidden characters are
  /// written as `\u202e`, so that NDJSON on a terminal does nothing either.
  package static func json(_ text: String, into output: inout [UInt8]) {
    var text = text
    output.append(UInt8(ascii: "\""))
    text.withUTF8 { bytes in
      var start = 0
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte >= 0x20, byte < 0x7F, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
          index += 1
          continue
        }
        let (scalar, length) = scalar(at: index, of: bytes)
        if byte < 0x80 || isHidden(scalar) {
          output.append(contentsOf: bytes[start..<index])
          appendEscape(of: scalar, into: &output)
          start = index + length
        }
        index += length
      }
      output.append(contentsOf: bytes[start...])
    }
    output.append(UInt8(ascii: "\""))
  }

  /// The character at an index of valid UTF-8, and its length in bytes.
  private static func scalar(
    at index: Int, of bytes: UnsafeBufferPointer<UInt8>
  ) -> (Unicode.Scalar, Int) {
    var iterator = bytes[index...].makeIterator()
    var decoder = Unicode.UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return ("\u{FFFD}", 1) }
    return (scalar, UTF8.width(scalar))
  }

  private static func appendEscape(of scalar: Unicode.Scalar, into output: inout [UInt8]) {
    output.append(UInt8(ascii: "\\"))
    switch scalar {
    case "\"", "\\": output.append(UInt8(truncatingIfNeeded: scalar.value))
    case "\n": output.append(UInt8(ascii: "n"))
    case "\r": output.append(UInt8(ascii: "r"))
    case "\t": output.append(UInt8(ascii: "t"))
    default:
      for (place, unit) in String(scalar).utf16.enumerated() {
        if place > 0 { output.append(UInt8(ascii: "\\")) }
        output.append(UInt8(ascii: "u"))
        for shift in stride(from: 12, through: 0, by: -4) {
          output.append(hexDigits[Int(unit >> shift) & 15])
        }
      }
    }
  }
}
