import Policies

/// Replaces secrets in URLs and user agents by a fingerprint, so that the same key can be recognised
/// and never be read.
///
///     redactor.redacted("https://api.shodan.io/shodan/host/search?key=S3CR3T&query=port:22")
///     // "https://api.shodan.io/shodan/host/search?key=[secret:9f86d081884c7d65]&query=port:22"
///
/// The value of every parameter that `Models/redaction.yaml` names is a secret, wherever
/// `name=value` stands between separators, with `=` percent-encoded or not; and so is the password in
/// `user:password@host`.
package struct SecretRedactor: Sendable {
  /// The names in small letters, as bytes, by their length.
  private let names: [[[UInt8]]]
  private let longestName: Int
  private static let mostRounds = 8
  private let fingerprint: @Sendable ([UInt8]) -> String?

  /// - Parameter fingerprint: gives the keyed fingerprint of a secret, or `nil` to mask it only.
  package init(
    policy: RedactionPolicy, fingerprint: @escaping @Sendable ([UInt8]) -> String?
  ) {
    let names = policy.secretParameters.map { Array($0.lowercased().utf8) }
    let longest = names.map(\.count).max() ?? 0
    self.names = (0...longest).map { length in names.filter { $0.count == length } }
    self.longestName = longest
    self.fingerprint = fingerprint
  }

  /// The text with every secret replaced; the text itself when there is none.
  package func redacted(_ text: String) -> String {
    var result = text
    redact(&result)
    return result
  }

  /// Replaces every secret in a text, which is left alone when there is none.
  package func redact(_ text: inout String) {
    guard let clean = text.withUTF8({ withoutSecrets(ByteView(UnsafeRawBufferPointer($0))) })
    else { return }
    text = String(decoding: clean, as: UTF8.self)
  }

  /// `nil` when there is no secret in the text.
  package func withoutSecrets(_ text: ByteView) -> [UInt8]? {
    guard var clean = redacted(text) else { return nil }
    // What a replacement leaves may read as a secret once more, as in `a:key=b@c&d@e`.
    for _ in 1..<Self.mostRounds {
      guard let next = clean.withUnsafeBytes({ redacted(ByteView($0)) }) else { break }
      clean = next
    }
    return clean
  }

  /// The text with the secrets replaced that are there at first sight; `nil` without any.
  private func redacted(_ text: ByteView) -> [UInt8]? {
    // Most texts have none of the bytes that a secret stands beside.
    guard
      let first = text.nearIndex(of: ASCII.equals, or: UInt8(ascii: "%"), or: UInt8(ascii: "@"))
    else { return nil }
    let search = AssignmentSearch(text, from: first)
    let mayName = text.firstIndex(of: UInt8(ascii: "@"), from: first) != nil
    guard search.mayFind || mayName else { return nil }
    var found = mayName ? Self.passwords(in: text) : []
    if search.mayFind { findValues(in: text, search, into: &found) }
    guard !found.isEmpty else { return nil }
    let secrets =
      found
      .filter { !Self.isReplacement(text[$0]) }
      .sorted { $0.lowerBound < $1.lowerBound }
    guard var current = secrets.first else { return nil }
    var output: [UInt8] = []
    var copied = 0
    func replace(_ range: Range<Int>) {
      output += text[copied..<range.lowerBound].bytes
      output += replacement(for: text[range].bytes)
      copied = range.upperBound
    }
    for secret in secrets.dropFirst() {
      if secret.lowerBound < current.upperBound {
        current = current.lowerBound..<max(current.upperBound, secret.upperBound)
      } else {
        replace(current)
        current = secret
      }
    }
    replace(current)
    output += text[copied...].bytes
    return output
  }

  /// Adds the values of secret parameters to what was found.
  private func findValues(
    in text: ByteView, _ search: AssignmentSearch, into found: inout [Range<Int>]
  ) {
    var position = 0
    var endOfLast = 0
    var search = search
    while let separator = search.next(from: position) {
      position = separator.upperBound
      guard isSecretName(before: separator.lowerBound, in: text, notBefore: endOfLast) else {
        continue
      }
      let end = Self.valueEnd(in: text, from: position, encoded: separator.count > 1)
      guard end > position else { continue }
      found.append(position..<end)
      position = end
      endOfLast = end
    }
  }

  private func replacement(for secret: [UInt8]) -> [UInt8] {
    Array((fingerprint(secret).map { "[secret:\($0)]" } ?? "[secret]").utf8)
  }

  /// Whether a value is a replacement and nothing else: what only begins like one may be a secret.
  private static func isReplacement(_ value: ByteView) -> Bool {
    endOfReplacement(in: value, at: 0) == value.count
  }

  /// Where the replacement ends that stands at a place; `nil` when none does.
  private static func endOfReplacement(in text: ByteView, at place: Int) -> Int? {
    let rest = text[place...]
    if rest.hasPrefix("[secret]") { return place + "[secret]".utf8.count }
    guard rest.hasPrefix("[secret:"), let close = rest.firstIndex(of: ASCII.closeBracket) else {
      return nil
    }
    let digits = rest["[secret:".utf8.count..<close]
    let isHex = digits.bytes.allSatisfy { ASCII.isDigit($0) || (97...102).contains($0) }
    return isHex && !digits.isEmpty ? place + close + 1 : nil
  }

  /// Finds each `=` and `%3D` in turn.
  private struct AssignmentSearch {
    private let text: ByteView
    /// Where the next of each stands at or behind the last place asked for; `nil` for none.
    private var plain: Int?
    private var encoded: Int?

    /// - Parameter start: before which there is none.
    init(_ text: ByteView, from start: Int) {
      self.text = text
      plain = text.firstIndex(of: ASCII.equals, from: start)
      encoded = Self.encoded(in: text, from: start)
    }

    /// Whether there is any.
    var mayFind: Bool { plain != nil || encoded != nil }

    /// The first at or behind `start`, which never goes back.
    mutating func next(from start: Int) -> Range<Int>? {
      if let known = plain, known < start { plain = text.firstIndex(of: ASCII.equals, from: start) }
      if let known = encoded, known < start { encoded = Self.encoded(in: text, from: start) }
      switch (plain, encoded) {
      case (let plain?, let encoded?):
        return plain < encoded ? plain..<plain + 1 : encoded..<encoded + 3
      case (let plain?, nil): return plain..<plain + 1
      case (nil, let encoded?): return encoded..<encoded + 3
      case (nil, nil): return nil
      }
    }

    private static func encoded(in text: ByteView, from start: Int) -> Int? {
      var position = start
      while let percent = text.firstIndex(of: UInt8(ascii: "%"), from: position) {
        if percent + 2 < text.count, text[percent + 1] == UInt8(ascii: "3"),
          text[percent + 2] | 0x20 == UInt8(ascii: "d")
        {
          return percent
        }
        position = percent + 1
      }
      return nil
    }
  }

  /// Whether the word that ends at `end` is the name of a secret parameter.
  private func isSecretName(before end: Int, in text: ByteView, notBefore limit: Int) -> Bool {
    var start = end
    while start > limit, end - start <= longestName, Self.isNameByte(text[start - 1]) { start -= 1 }
    guard start < end, end - start <= longestName else { return false }
    // `%26key` names `key`: a percent escape ends in two digits that are no part of the name.
    let word = text[start..<end]
    if isSecretName(word) { return true }
    guard start > limit, text[start - 1] == UInt8(ascii: "%"), word.count > 2 else { return false }
    return isSecretName(word[2...])
  }

  private func isSecretName(_ word: ByteView) -> Bool {
    word.count < names.count && names[word.count].contains { word.equalsIgnoringCase($0) }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-")
  }

  /// Where a value ends: at `&`, `;`, `#`, a blank or a quote, or at `%26` inside an encoded URL.
  private static func valueEnd(in text: ByteView, from start: Int, encoded: Bool) -> Int {
    var position = start
    while position < text.count {
      switch text[position] {
      case UInt8(ascii: "&"), UInt8(ascii: ";"), UInt8(ascii: "#"), ASCII.space, ASCII.quote,
        UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"), ASCII.newline, ASCII.tab:
        return position
      case UInt8(ascii: "%") where encoded && text[position...].hasPrefix("%26"):
        return position
      default:
        position += 1
      }
    }
    return position
  }

  /// The passwords in `scheme://user:password@host`, wherever a scheme stands.
  private static func passwords(in text: ByteView) -> [Range<Int>] {
    var passwords: [Range<Int>] = []
    var position = 0
    while let scheme = text.firstRange(of: "://", from: position) {
      if let password = password(in: text, from: scheme.upperBound) { passwords.append(password) }
      position = scheme.upperBound
    }
    return passwords
  }

  private static func password(in text: ByteView, from start: Int) -> Range<Int>? {
    var position = start
    var colon: Int?
    while position < text.count {
      if let end = endOfReplacement(in: text, at: position) {
        position = end
        continue
      }
      switch text[position] {
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), ASCII.space: return nil
      case ASCII.colon where colon == nil: colon = position
      case UInt8(ascii: "@"):
        guard let colon, colon + 1 < position else { return nil }
        return colon + 1..<position
      default: break
      }
      position += 1
    }
    return nil
  }
}
