import Yams

extension Node.Scalar {
  /// What YAML reads this as, where that is plain at first sight; `nil` where its resolver has to be asked,
  /// which takes a dozen regular expressions and longer to begin with than all other reading.
  ///
  /// What it tells is what the resolver would.
  var evidentType: Tag.Name? {
    // What stands in quotes, or has a type written before it.
    if !tag.rawValue.isEmpty { return Tag.Name(rawValue: tag.rawValue) }
    guard style == .plain else { return nil }
    let bytes = string.utf8
    guard let first = bytes.first else { return .null }
    if Self.isLetter(first) {
      // Words that mean something else have at most five letters, `false` being the longest.
      if bytes.count > 5 { return .str }
      let isMeaningful = Self.meanings[string.lowercased()] != nil
      return isMeaningful ? Self.meanings[string] : .str
    }
    // Numbers, times and signs begin with one of these, and everything else is text.
    if !Self.isDigit(first), !"+-.~<=".utf8.contains(first) { return .str }
    // A span of hours, as `22-4`; a date has two signs.
    if Self.numbers(in: bytes[...], around: "-") == 2 { return .str }
    let isSigned = first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
    let unsigned = bytes.dropFirst(isSigned ? 1 : 0)
    switch Self.numbers(in: unsigned, around: ".") {
    case 1: return unsigned.count == 1 || unsigned.first != UInt8(ascii: "0") ? .int : nil
    case 2: return .float
    default: return nil
    }
  }

  /// How many numbers of digits stand around a sign; `nil` where there is anything else.
  private static func numbers(in bytes: Substring.UTF8View, around sign: Unicode.Scalar) -> Int? {
    let parts = bytes.split(separator: UInt8(ascii: sign), omittingEmptySubsequences: false)
    return parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(isDigit) } ? parts.count : nil
  }

  /// Words that mean something else than themselves, in small letters and in some other forms.
  private static let meanings: [String: Tag.Name] = [
    "yes": .bool, "no": .bool, "true": .bool, "false": .bool, "on": .bool, "off": .bool,
    "null": .null,
  ]

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte & ~0x20)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
