/// The parts of an account's folded name: `corp\alice`, `alice@corp.example`, `cn=alice,ou=x`, `alice`.
struct AccountName: Hashable {
  enum Form: Hashable {
    case bare
    /// With a NetBIOS domain before the backslash.
    case domain(String)
    /// A user principal name, with the suffix behind the `@`.
    case principal(suffix: String)
    /// The first part of a distinguished name.
    case distinguished
  }

  /// The account alone: `alice`.
  let short: String
  let form: Form

  init(folded name: String) {
    // Tens of thousands of names are looked at each time a history is read, so by bytes.
    self = name.withBytes { Self(bytes: $0) ?? Self(short: name, form: .bare) }
  }

  private init(short: String, form: Form) {
    self.short = short
    self.form = form
  }

  /// `nil` for a bare name.
  private init?(bytes: UnsafeBufferPointer<UInt8>) {
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    if bytes.starts(with: "cn=".utf8), let end = bytes.firstIndex(of: UInt8(ascii: ",")) {
      self.init(short: text(3..<end), form: .distinguished)
    } else if let backslash = bytes.lastIndex(of: UInt8(ascii: "\\")) {
      self.init(
        short: text(backslash + 1..<bytes.count), form: .domain(text(0..<backslash)))
    } else if let at = bytes.lastIndex(of: UInt8(ascii: "@")) {
      self.init(
        short: text(0..<at), form: .principal(suffix: text(at + 1..<bytes.count)))
    } else {
      return nil
    }
  }
}
