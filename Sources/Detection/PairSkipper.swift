/// Passes over bytes between which none of a few literals begins, sixteen places at a time.
///
/// It looks for the literals' first two bytes and may stop where none begins, never pass one over.
struct PairSkipper: Sendable {
  private typealias Lanes = SIMD16<UInt8>

  private let pairs: [(first: Lanes, second: Lanes)]

  /// More pairs than this are not worth it: each costs a comparison at every place.
  private static let mostPairs = 10
  /// The bit in which ASCII's capital and small letters differ; bytes are compared without it.
  private static let caseBit: UInt8 = 0x20

  /// - Returns: `nil` when there are too many beginnings, or a literal has a single byte.
  init?(_ literals: [String]) {
    let literals = literals.filter { !$0.isEmpty }
    let beginnings = Set(literals.map { $0.utf8.prefix(2).map { $0 | Self.caseBit } })
    guard beginnings.count <= Self.mostPairs, beginnings.allSatisfy({ $0.count == 2 }) else {
      return nil
    }
    pairs = beginnings.sorted { $0.lexicographicallyPrecedes($1) }.map {
      (Lanes(repeating: $0[0]), Lanes(repeating: $0[1]))
    }
  }

  /// A place at or after `start`; no literal begins from `start` up to it.
  @inline(__always)
  func skip(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    let caseBits = Lanes(repeating: Self.caseBit)
    return pairs.withUnsafeBufferPointer { pairs in
      var offset = start
      let lastStart = raw.count - 17
      while offset < raw.count - 1, lastStart >= 0 {
        // The last sixteen places overlap those before them, where nothing was found.
        offset = min(offset, lastStart)
        let first = raw.loadUnaligned(fromByteOffset: offset, as: Lanes.self) | caseBits
        let second = raw.loadUnaligned(fromByteOffset: offset + 1, as: Lanes.self) | caseBits
        var found = Lanes.zero
        for pair in pairs {
          let isFirst = unsafeBitCast(first .== pair.first, to: Lanes.self)
          found |= isFirst & unsafeBitCast(second .== pair.second, to: Lanes.self)
        }
        let marks = unsafeBitCast(found, to: SIMD2<UInt64>.self)
        if marks[0] != 0 {
          return max(start, offset + marks[0].littleEndian.trailingZeroBitCount / 8)
        }
        if marks[1] != 0 {
          return max(start, offset + 8 + marks[1].littleEndian.trailingZeroBitCount / 8)
        }
        offset += 16
      }
      return max(start, offset)
    }
  }
}
