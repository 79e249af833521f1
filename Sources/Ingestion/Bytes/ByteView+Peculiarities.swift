extension ByteView {
  /// Whether there is a backslash, and whether all is ASCII.
  @inline(__always)
  var peculiarities: (hasBackslash: Bool, isASCII: Bool) {
    typealias Lanes = SIMD16<UInt8>
    return withUnsafeBytes { bytes in
      let width = Lanes.scalarCount
      guard bytes.count >= width else {
        var (hasBackslash, all) = (false, UInt8.zero)
        for byte in bytes {
          hasBackslash = hasBackslash || byte == ASCII.backslash
          all |= byte
        }
        return (hasBackslash, all < 0x80)
      }
      let backslash = Lanes(repeating: ASCII.backslash)
      var backslashes = Lanes.zero
      var all = Lanes.zero
      var place = 0
      while place &+ 2 &* width <= bytes.count {
        let first = bytes.loadUnaligned(fromByteOffset: place, as: Lanes.self)
        let second = bytes.loadUnaligned(fromByteOffset: place &+ width, as: Lanes.self)
        backslashes |= unsafeBitCast(
          (first .== backslash) .| (second .== backslash), to: Lanes.self)
        all |= first | second
        place &+= 2 &* width
      }
      while place < bytes.count {
        // The last sixteen bytes overlap those before them.
        place = min(place, bytes.count &- width)
        let lanes = bytes.loadUnaligned(fromByteOffset: place, as: Lanes.self)
        backslashes |= unsafeBitCast(lanes .== backslash, to: Lanes.self)
        all |= lanes
        place &+= width
      }
      let marks = unsafeBitCast(backslashes, to: SIMD2<UInt64>.self)
      let words = unsafeBitCast(all, to: SIMD2<UInt64>.self)
      return (marks[0] | marks[1] != 0, (words[0] | words[1]) & 0x8080_8080_8080_8080 == 0)
    }
  }
}
