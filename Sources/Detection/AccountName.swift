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
    if name.hasPrefix("cn="), let end = name.firstIndex(of: ",") {
      short = String(name[..<end].dropFirst(3))
      form = .distinguished
    } else if let backslash = name.lastIndex(of: "\\") {
      short = String(name[name.index(after: backslash)...])
      form = .domain(String(name[..<backslash]))
    } else if let at = name.lastIndex(of: "@") {
      short = String(name[..<at])
      form = .principal(suffix: String(name[name.index(after: at)...]))
    } else {
      short = name
      form = .bare
    }
  }
}
