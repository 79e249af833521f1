/// The ASCII characters that log formats are made of, by name.
enum ASCII {
  static let newline = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let tab = UInt8(ascii: "\t")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let comma = UInt8(ascii: ",")
  static let backslash = UInt8(ascii: "\\")
  static let pipe = UInt8(ascii: "|")
  static let equals = UInt8(ascii: "=")
  static let colon = UInt8(ascii: ":")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == space || byte == tab || byte == newline || byte == carriageReturn
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

  static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 97 < 26 }

  static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 0x20 : byte }
}

/// Some of the ASCII characters, one bit each.
struct ASCIISet {
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(where isMember: (UInt8) -> Bool) {
    for byte in UInt8.min..<128 where isMember(byte) {
      if byte < 64 { low |= 1 << byte } else { high |= 1 << (byte - 64) }
    }
  }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool {
    (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 == 1 && byte < 128
  }

  /// Blanks, tabs and line ends.
  static let blanks = ASCIISet(where: ASCII.isBlank)
  /// What stands between the values of a JSON array.
  static let blanksAndCommas = ASCIISet { ASCII.isBlank($0) || $0 == ASCII.comma }
}
