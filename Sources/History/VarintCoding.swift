extension [UInt8] {
  /// Appends an unsigned LEB128 number: seven bits to a byte, the lowest first.
  mutating func append(varint value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    append(UInt8(truncatingIfNeeded: rest))
  }
}

/// Reads bytes from first to last and never past the end, whatever they hold.
struct ByteReader {
  private let bytes: [UInt8]
  private var position = 0
  private var end: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    end = bytes.count
  }

  /// How many bytes have not been read.
  var remaining: Int { end - position }

  /// Leaves the last bytes to another reader.
  mutating func takeLast(_ count: Int) throws(BlockDamage) -> ByteReader {
    guard count <= remaining else { throw BlockDamage("it ends too early") }
    var last = self
    end -= count
    last.position = end
    return last
  }

  mutating func byte() throws(BlockDamage) -> UInt8 {
    guard position < end else { throw BlockDamage("it ends too early") }
    defer { position += 1 }
    return bytes[position]
  }

  /// The next LEB128 number.
  @inline(__always)
  mutating func varint() throws(BlockDamage) -> UInt64 {
    // Most are of one byte.
    guard position < end, bytes[position] < 0x80 else { return try longVarint() }
    defer { position += 1 }
    return UInt64(bytes[position])
  }

  private mutating func longVarint() throws(BlockDamage) -> UInt64 {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let next = try byte()
      guard shift < 63 || next <= 1 else { throw BlockDamage("a number exceeds 64 bits") }
      value |= UInt64(next & 0x7F) << shift
      if next < 0x80 { return value }
      shift += 7
    }
  }

  /// The next number, which must not exceed a bound.
  mutating func varint(atMost bound: Int) throws(BlockDamage) -> Int {
    let value = try varint()
    guard value <= UInt64(bound) else { throw BlockDamage("a number is out of range") }
    return Int(value)
  }

  /// The next `count` bytes.
  mutating func bytes(_ count: Int) throws(BlockDamage) -> ArraySlice<UInt8> {
    guard count <= remaining else { throw BlockDamage("it ends too early") }
    defer { position += count }
    return bytes[position..<position + count]
  }
}
