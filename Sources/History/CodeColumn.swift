/// A column of small numbers: one number when all are the same, else a varint each.
enum CodeColumn {
  private static let constant: UInt8 = 0
  private static let varied: UInt8 = 1

  static func encode(_ codes: [UInt32], into bytes: inout [UInt8]) {
    if let first = codes.first, codes.allSatisfy({ $0 == first }) {
      bytes.append(constant)
      bytes.append(varint: UInt64(first))
    } else {
      bytes.append(varied)
      for code in codes { bytes.append(varint: UInt64(code)) }
    }
  }

  /// Reads as many numbers as were written; the caller bounds `count` by the input's size.
  static func decode(count: Int, from reader: inout ByteReader) throws(BlockDamage) -> [UInt32] {
    let bound = Int(UInt32.max)
    switch try reader.byte() {
    case constant:
      return [UInt32](repeating: UInt32(try reader.varint(atMost: bound)), count: count)
    case varied:
      var codes: [UInt32] = []
      codes.reserveCapacity(count)
      for _ in 0..<count { codes.append(UInt32(try reader.varint(atMost: bound))) }
      return codes
    default:
      throw BlockDamage("a column has an unknown coding")
    }
  }
}
