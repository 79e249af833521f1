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
    let bytes = name.utf8
    if bytes.starts(with: "cn=".utf8), let end = bytes.firstIndex(of: UInt8(ascii: ",")) {
      short = String(name[bytes.index(name.startIndex, offsetBy: 3)..<end])
      form = .distinguished
    } else if let backslash = bytes.lastIndex(of: UInt8(ascii: "\\")) {
      short = String(name[bytes.index(after: backslash)...])
      form = .domain(String(name[..<backslash]))
    } else if let at = bytes.lastIndex(of: UInt8(ascii: "@")) {
      short = String(name[..<at])
      form = .principal(suffix: String(name[bytes.index(after: at)...]))
    } else {
      short = name
      form = .bare
    }
  }
}
