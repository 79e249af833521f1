/// Finds the host in what proxies log as a URL or as a destination.
///
/// Logs hold full URLs, `host:port` of CONNECT requests, bare hosts and plain paths; all are read,
/// and none is an error. As in the WHATWG URL standard, `/`, `?`, `#` and `\` end the authority, and
/// the user's part ends with the last `@`, so that `https://vendor.example\@evil.tld` and
/// `https://vendor.example@evil.tld` are told apart.
enum HostName {
  /// Where the host stands, without user, port, brackets or the root's dot; empty if there is none.
  ///
  ///     "https://me@api.shodan.io.:443/v1"  →  "api.shodan.io"
  static func range(in bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let start = authorityStart(in: bytes)
    var host = start..<(bytes[start...].firstIndex(where: endsAuthority) ?? bytes.count)
    if let at = bytes[host].lastIndex(of: UInt8(ascii: "@")) {
      host = (at + 1)..<host.upperBound
    }
    if bytes[host].first == UInt8(ascii: "[") {
      let end = bytes[host].firstIndex(of: UInt8(ascii: "]")) ?? host.upperBound
      return (host.lowerBound + 1)..<end
    }
    // More than one colon is an IPv6 address without brackets, which has no port.
    if let colon = bytes[host].firstIndex(of: UInt8(ascii: ":")),
      !bytes[(colon + 1)..<host.upperBound].contains(UInt8(ascii: ":"))
    {
      host = host.lowerBound..<colon
    }
    if bytes[host].last == UInt8(ascii: ".") {
      host = host.lowerBound..<(host.upperBound - 1)
    }
    return host
  }

  /// The offset after white space and after `scheme://` or `//`.
  private static func authorityStart(in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let start = bytes.firstIndex { $0 > UInt8(ascii: " ") } ?? bytes.count
    let slashes = bytes[start...].firstIndex { !isSchemeByte($0) } ?? bytes.count
    if slashes > start, slashes < bytes.count, bytes[slashes] == UInt8(ascii: ":"),
      hasSlashes(bytes, at: slashes + 1)
    {
      return slashes + 3
    }
    if hasSlashes(bytes, at: start) { return start + 2 }
    return start
  }

  private static func hasSlashes(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int) -> Bool {
    place + 1 < bytes.count && bytes[place] == UInt8(ascii: "/")
      && bytes[place + 1] == UInt8(ascii: "/")
  }

  private static func isSchemeByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: byte.isTermByte
    }
  }

  private static func endsAuthority(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\\"): true
    default: byte <= UInt8(ascii: " ")
    }
  }
}
