/// Room for those texts of one row that do not stand in the log as they are to be read: with escapes, or
/// with bytes that are no UTF-8. One for each parser.
///
/// All texts of a row lie in it at once, so it is made large enough before the first of them and does not
/// move until the next row.
final class TextRoom {
  private var room = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: 1 << 12)
  private var used = 0

  /// How long a text can become for each byte as logged: U+FFFD takes three.
  private static let longestByte = 3

  deinit { room.deallocate() }

  /// Forgets the texts, and makes room for those of a record of so many bytes.
  func clear(forRecordOf length: Int) {
    used = 0
    guard room.count < length * Self.longestByte else { return }
    room.deallocate()
    room = .allocate(capacity: 2 * length * Self.longestByte)
  }

  /// A value of the record as `String` would have it, with its escapes resolved; in place where it is that
  /// already.
  ///
  /// - Parameter meaning: see `ByteView.string(resolvingEscapes:)`.
  @inline(__always)
  func text(of value: ByteView, resolvingEscapes meaning: (UInt8) -> UInt8?) -> ByteView {
    let (hasBackslash, isASCII) = value.peculiarities
    if !hasBackslash, isASCII { return value }
    if isASCII {
      return take { value.copy(resolvingEscapes: meaning, into: $0) }
    }
    let text = value.string(resolvingEscapes: meaning)
    return take { $0.update(fromContentsOf: text.utf8) }
  }

  /// What `write` leaves at the start of the room that is left, by how many bytes it says that is.
  private func take(_ write: (UnsafeMutableBufferPointer<UInt8>) -> Int) -> ByteView {
    let left = UnsafeMutableBufferPointer(rebasing: room[used...])
    let length = write(left)
    used += length
    return ByteView(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: left[..<length])))
  }
}
