extension [UInt8] {
  /// Replaces as many bytes as `text` has.
  mutating func overwrite(at offset: Int, with text: [UInt8]) {
    for index in text.indices { self[offset + index] = text[index] }
  }

  /// Writes the last decimal digits of a number that is not negative.
  mutating func overwrite(at offset: Int, with value: Int, digits: Int) {
    var rest = UInt(value)
    for index in stride(from: offset + digits - 1, through: offset, by: -1) {
      self[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
  }
}
