extension ByteView {
  /// Whether a line of the view, which begins with one, may have nothing but blanks in it.
  ///
  ///     "a\r\nb\n"    // false
  ///     "a\r\n\r\n"   // true
  ///     "a \nb\n"     // true: who ends a line with a blank is looked at closely
  ///
  /// Bytes below the blank count as blanks. Sixteen places are looked at together, each with the two
  /// before it.
  var mayHaveBlankLine: Bool {
    typealias Lanes = SIMD16<UInt8>
    let blank = Lanes(repeating: ASCII.space)
    let newline = Lanes(repeating: ASCII.newline)
    let carriageReturn = Lanes(repeating: ASCII.carriageReturn)
    return withUnsafeBytes { bytes in
      var place = 0
      while place < Swift.min(2, bytes.count) {
        if Self.endsBlankly(bytes, at: place) { return true }
        place += 1
      }
      while bytes.count - place >= Lanes.scalarCount {
        // What was found is asked for now and then only: that costs more than to look.
        var found = Lanes.zero
        let stop = Swift.min(place + Self.placesAtOnce, bytes.count - Lanes.scalarCount + 1)
        while place < stop {
          let ends = bytes.loadUnaligned(fromByteOffset: place, as: Lanes.self) .== newline
          let last = bytes.loadUnaligned(fromByteOffset: place - 1, as: Lanes.self)
          let lastButOne = bytes.loadUnaligned(fromByteOffset: place - 2, as: Lanes.self)
          let isBlank = (last .<= blank) .& ((last .!= carriageReturn) .| (lastButOne .<= blank))
          found |= unsafeBitCast(ends .& isBlank, to: Lanes.self)
          place += Lanes.scalarCount
        }
        if found != .zero { return true }
      }
      while place < bytes.count {
        if Self.endsBlankly(bytes, at: place) { return true }
        place += 1
      }
      return false
    }
  }

  private static let placesAtOnce = 1024

  /// Whether a line ends here behind a blank, or behind nothing.
  private static func endsBlankly(_ bytes: UnsafeRawBufferPointer, at place: Int) -> Bool {
    guard bytes[place] == ASCII.newline else { return false }
    var last = place - 1
    if last >= 0, bytes[last] == ASCII.carriageReturn { last -= 1 }
    return last < 0 || bytes[last] <= ASCII.space
  }
}
