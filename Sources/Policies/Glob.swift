/// A pattern with `*` for any run of characters, also none, and `?` for exactly one.
package struct Glob: Hashable, Sendable {
  private let pattern: [UInt8]

  package init(_ pattern: String) {
    self.pattern = Array(pattern.utf8)
  }

  /// Whether the whole text fits the pattern.
  ///
  /// On a mismatch only the last `*` takes one more byte, so the time is at most the product of the
  /// two lengths. Bytes serve for characters, as no character of UTF-8 begins inside another.
  package func matches(_ text: String) -> Bool {
    text.utf8.withContiguousStorageIfAvailable(matches)
      ?? Array(text.utf8).withUnsafeBufferPointer(matches)
  }

  private func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var position = 0
    var place = 0
    var retry: (position: Int, place: Int)?
    while position < text.count {
      let wanted = place < pattern.count ? pattern[place] : 0
      if place < pattern.count, wanted == UInt8(ascii: "*") {
        retry = (position, place + 1)
        place += 1
      } else if place < pattern.count, wanted == UInt8(ascii: "?"),
        !Self.isInsideCharacter(text[position])
      {
        position += 1
        while position < text.count, Self.isInsideCharacter(text[position]) { position += 1 }
        place += 1
      } else if place < pattern.count, wanted == text[position] {
        position += 1
        place += 1
      } else if let last = retry {
        retry = (last.position + 1, last.place)
        (position, place) = (last.position + 1, last.place)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  private static func isInsideCharacter(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
