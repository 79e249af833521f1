/// Replaces the fingerprints of secrets, which depend on a store's key, by one same word.
///
///     https://feed.example/?key=[secret:0123456789abcdef]  →  https://feed.example/?key=[secret]
enum SecretMask {
  private static let opening = Array("[secret:".utf8)
  private static let closing = UInt8(ascii: "]")
  private static let digits = 16

  static func masked(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var position = text.startIndex
    while position < text.endIndex {
      if text[position] == opening[0], isFingerprint(text[position...]) {
        result.append(contentsOf: opening.dropLast())
        position += opening.count + digits
      } else {
        result.append(text[position])
        position += 1
      }
    }
    return result
  }

  /// Whether text begins with a fingerprint in its brackets.
  private static func isFingerprint(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.starts(with: opening) else { return false }
    let rest = text.dropFirst(opening.count)
    return rest.dropFirst(digits).first == closing
      && rest.prefix(digits).allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }
}
