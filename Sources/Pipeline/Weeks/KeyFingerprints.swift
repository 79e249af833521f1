/// Finds the fingerprints that stand in a remembered URL in place of its keys and tokens.
///
///     KeyFingerprints.found(in: "https://feed.example/?key=[secret:0123456789abcdef]".utf8)
///     // ["0123456789abcdef"]
enum KeyFingerprints {
  private static let bracket = UInt8(ascii: "[")
  private static let opening = Array("[secret:".utf8)
  private static let digits = 16

  /// In the order of the URL; a text without any costs one search for a bracket.
  ///
  /// - Parameter url: its UTF-8 bytes.
  static func found(in url: some Collection<UInt8>) -> [String] {
    guard url.contains(bracket) else { return [] }
    var found: [String] = []
    var rest = url[...]
    while let start = rest.firstIndex(of: bracket) {
      rest = rest[start...]
      let fingerprint = rest.dropFirst(opening.count).prefix(digits)
      if rest.starts(with: opening), fingerprint.count == digits,
        rest.dropFirst(opening.count + digits).first == UInt8(ascii: "]")
      {
        found.append(String(decoding: fingerprint, as: UTF8.self))
      }
      rest = rest.dropFirst()
    }
    return found
  }
}
