/// A column of numbers that have the same place in addresses: one number when all are the same,
/// a byte each when all fit in one, else a varint each without the last byte, then the last bytes.
enum NumberColumn {
  private static let constant: UInt8 = 0
  private static let small: UInt8 = 1
  private static let large: UInt8 = 2

  static func encode(_ numbers: [UInt32], into bytes: inout [UInt8]) {
    guard let first = numbers.first else { return }
    if numbers.count > 1, numbers.allSatisfy({ $0 == first }) {
      bytes.append(constant)
      bytes.append(varint: UInt64(first))
    } else if numbers.allSatisfy({ $0 < 256 }) {
      bytes.append(small)
      bytes.append(contentsOf: numbers.lazy.map { UInt8(truncatingIfNeeded: $0) })
    } else {
      bytes.append(large)
      for number in numbers { bytes.append(varint: UInt64(number >> 8)) }
      bytes.append(contentsOf: numbers.lazy.map { UInt8(truncatingIfNeeded: $0) })
    }
  }

  /// Reads as many numbers as were written; the caller bounds `count` by the input's size.
  static func decode(count: Int, from reader: inout ByteReader) throws(BlockDamage) -> [UInt32] {
    if count == 0 { return [] }
    switch try reader.byte() {
    case constant:
      let number = UInt32(try reader.varint(atMost: Int(UInt32.max)))
      return [UInt32](repeating: number, count: count)
    case small:
      return try reader.bytes(count).map { UInt32($0) }
    case large:
      var numbers: [UInt32] = []
      numbers.reserveCapacity(count)
      for _ in 0..<count {
        numbers.append(UInt32(try reader.varint(atMost: Int(UInt32.max >> 8))) << 8)
      }
      for (index, byte) in try reader.bytes(count).enumerated() { numbers[index] |= UInt32(byte) }
      return numbers
    default:
      throw BlockDamage("a column of numbers has an unknown coding")
    }
  }
}
