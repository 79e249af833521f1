/// What a web log says of where a request went, in the forms that Sentinel's columns have.
enum WebAddress {
  /// The host of a URL, of `host/path` or of `host:port`; without port, user or brackets. Empty when
  /// the text has none, as a bare path.
  static func host(of url: String) -> String {
    var rest = url[...]
    if let scheme = rest.firstRange(of: "://") { rest = rest[scheme.upperBound...] }
    rest = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if let user = rest.lastIndex(of: "@") { rest = rest[rest.index(after: user)...] }
    return withoutPort(String(rest))
  }

  /// `host:443` and `[2001:db8::1]:443` without the port; a bare IPv6 address stays whole.
  static func withoutPort(_ authority: String) -> String {
    if authority.first == "[" {
      return String(authority.dropFirst().prefix { $0 != "]" })
    }
    guard let colon = authority.firstIndex(of: ":"), colon == authority.lastIndex(of: ":") else {
      return authority
    }
    return String(authority[..<colon])
  }

  /// A path with the slash that begins it, so that host and path never grow together into a name that
  /// neither of them holds.
  static func rooted(_ path: String) -> String {
    path.isEmpty || "/?#".contains(path.prefix(1)) ? path : "/" + path
  }

  /// A value, or nothing where it is a word that a log writes for nothing.
  static func known(_ value: String) -> String {
    switch value {
    case "-", "N/A", "n/a", "NA", "None": ""
    default: value
    }
  }
}
