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
  private let names: Set<String>
  private let longestName: Int
  private let fingerprint: @Sendable ([UInt8]) -> String?

  /// - Parameter fingerprint: gives the keyed fingerprint of a secret, or `nil` to mask it only.
  package init(
    policy: RedactionPolicy, fingerprint: @escaping @Sendable ([UInt8]) -> String?
  ) {
    self.names = Set(policy.secretParameters.map { $0.lowercased() })
    self.longestName = policy.secretParameters.map(\.utf8.count).max() ?? 0
    self.fingerprint = fingerprint
  }

  /// The text with every secret replaced; the text itself when there is none.
  package func redacted(_ text: String) -> String {
    var copy = text
    let replacement: [UInt8]? = copy.withUTF8 { buffer in
      redacted(ByteView(UnsafeRawBufferPointer(buffer)))
    }
    return replacement.map { String(decoding: $0, as: UTF8.self) } ?? text
  }

  /// `nil` when there is no secret in the text.
  private func redacted(_ text: ByteView) -> [UInt8]? {
    var output: [UInt8] = []
    var copied = 0
    var position = 0
    func replace(_ range: Range<Int>) {
      output += text[copied..<range.lowerBound].bytes
      output += replacement(for: text[range].bytes)
      copied = range.upperBound
    }
    if let password = Self.password(in: text), !Self.isReplacement(text[password]) {
      replace(password)
      position = password.upperBound
    }
    while let separator = nextAssignment(in: text, from: position) {
      position = separator.upperBound
      guard isSecretName(before: separator.lowerBound, in: text, notBefore: copied) else {
        continue
      }
      let end = Self.valueEnd(in: text, from: position, encoded: separator.count > 1)
      guard end > position, !Self.isReplacement(text[position..<end]) else { continue }
      replace(position..<end)
      position = end
    }
    guard copied > 0 else { return nil }
    output += text[copied...].bytes
    return output
  }

  private func replacement(for secret: [UInt8]) -> [UInt8] {
    Array((fingerprint(secret).map { "[secret:\($0)]" } ?? "[secret]").utf8)
  }

  private static func isReplacement(_ value: ByteView) -> Bool {
    value.hasPrefix("[secret]") || value.hasPrefix("[secret:")
  }

  /// The next `=` or `%3D`.
  private func nextAssignment(in text: ByteView, from start: Int) -> Range<Int>? {
    var position = start
    while position < text.count {
      let byte = text[position]
      if byte == ASCII.equals { return position..<position + 1 }
      if byte == UInt8(ascii: "%"), position + 2 < text.count,
        text[position + 1] == UInt8(ascii: "3"), text[position + 2] | 0x20 == UInt8(ascii: "d")
      {
        return position..<position + 3
      }
      position += 1
    }
    return nil
  }

  /// Whether the word that ends at `end` is the name of a secret parameter.
  private func isSecretName(before end: Int, in text: ByteView, notBefore limit: Int) -> Bool {
    var start = end
    while start > limit, end - start <= longestName, Self.isNameByte(text[start - 1]) { start -= 1 }
    guard start < end, end - start <= longestName else { return false }
    // `%26key` names `key`: a percent escape ends in two digits that are no part of the name.
    let word = text[start..<end].string.lowercased()
    if names.contains(word) { return true }
    guard start > limit, text[start - 1] == UInt8(ascii: "%"), end - start > 2 else { return false }
    return names.contains(String(word.dropFirst(2)))
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

  /// The password in `scheme://user:password@host`.
  private static func password(in text: ByteView) -> Range<Int>? {
    guard let scheme = text.firstRange(of: "://") else { return nil }
    var position = scheme.upperBound
    var colon: Int?
    while position < text.count {
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
