extension Timestamp {
  /// An instant from its RFC 3339 form, `2026-11-24T09:30:00Z` or `2026-11-24T10:30:00.5+01:00`; `nil` for
  /// anything else, a zone left out among it.
  package init?(rfc3339 text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, [UInt8(ascii: "T"), UInt8(ascii: "t")].contains(bytes[10]) else {
      return nil
    }
    guard let day = LocalDay(String(decoding: bytes[..<10], as: UTF8.self)),
      let (hour, minute) = Self.clock(bytes[11..<16]), bytes[16] == UInt8(ascii: ":"),
      let second = Self.number(bytes[17..<19]), hour <= 23, minute <= 59, second <= 60
    else { return nil }
    var rest = bytes[19...]
    var fraction: Int64 = 0
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
      guard !digits.isEmpty else { return nil }
      for place in 0..<7 {
        let digit = place < digits.count ? digits[digits.startIndex + place] - 0x30 : 0
        fraction = fraction * 10 + Int64(digit)
      }
      rest = rest.dropFirst(digits.count + 1)
    }
    guard let offset = Self.offset(rest) else { return nil }
    let seconds = Int64(day.number) * 86_400 + Int64(hour * 3600 + minute * 60 + min(second, 59))
    self.init(ticks: (seconds - Int64(offset)) * Self.ticksPerSecond + fraction)
  }

  /// Seconds east of UTC: `Z`, `+01:00`.
  private static func offset(_ text: ArraySlice<UInt8>) -> Int? {
    guard let sign = text.first else { return nil }
    if text.count == 1 { return sign | 0x20 == UInt8(ascii: "z") ? 0 : nil }
    guard text.count == 6, let (hours, minutes) = clock(text.dropFirst()), hours <= 23,
      minutes <= 59
    else { return nil }
    let seconds = hours * 3600 + minutes * 60
    return sign == UInt8(ascii: "+") ? seconds : sign == UInt8(ascii: "-") ? -seconds : nil
  }

  /// `09:30`.
  private static func clock(_ text: ArraySlice<UInt8>) -> (Int, Int)? {
    guard text.count == 5, text[text.startIndex + 2] == UInt8(ascii: ":"),
      let hour = number(text.prefix(2)), let minute = number(text.suffix(2))
    else { return nil }
    return (hour, minute)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.allSatisfy { (0x30...0x39).contains($0) }
      ? digits.reduce(0) { $0 * 10 + Int($1 - 0x30) } : nil
  }
}
