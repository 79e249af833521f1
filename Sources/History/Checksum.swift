import CXXHash

/// XXH3-64, which finds accidental damage; it is no protection against forgery.
enum Checksum {
  static func of(_ bytes: [UInt8], seed: Int64 = 0) -> Int64 {
    Int64(
      bitPattern: XXH3_64bits_withSeed(bytes, bytes.count, UInt64(bitPattern: seed)))
  }

  /// The checksum of a block: of its entity, week, dictionary and payload together.
  static func ofBlock(
    entity: String, week: Int32, dictionary: Int64?, payload: [UInt8]
  ) -> Int64 {
    var place: [UInt8] = []
    place.append(varint: UInt64(UInt32(bitPattern: week)))
    place.append(varint: UInt64(bitPattern: dictionary ?? 0))
    place.append(contentsOf: entity.utf8)
    return of(payload, seed: of(place))
  }
}
