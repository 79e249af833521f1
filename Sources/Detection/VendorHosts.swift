import Events

/// Tells which vendor a host really belongs to: by the domain itself or a true subdomain of it.
///
/// Unlike `has_any`, it is not taken in by `not-shodan.io` or `shodan.io.evil.tld`.
struct VendorHosts: Sendable {
  private let automaton: LiteralAutomaton
  /// Each domain's length in bytes and its vendor's place in the catalogue.
  private let domains: [(length: Int, vendor: Int)]

  init(_ vendors: [Vendor]) {
    let listed = vendors.enumerated().flatMap { index, vendor in
      vendor.domains.map { (name: $0, vendor: index) }
    }
    automaton = LiteralAutomaton(listed.map(\.name))
    domains = listed.map { ($0.name.utf8.count, $0.vendor) }
  }

  /// The vendor, by place in the catalogue, of the host in a URL or destination; `nil` if no
  /// vendor's. Of two domains that fit, the longer decides, and of equals the first in the catalogue.
  func vendor(of text: String) -> Int? { text.withBytes { vendor(of: $0) } }

  /// The same for a text's bytes.
  func vendor(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let host = UnsafeBufferPointer(rebasing: bytes[HostName.range(in: bytes)])
    var best: (length: Int, vendor: Int)?
    automaton.forEachOccurrence(in: host) { place, end in
      let domain = domains[place]
      let start = end - domain.length
      guard end == host.count, start == 0 || host[start - 1] == UInt8(ascii: ".") else {
        return true
      }
      if let known = best, (known.length, -known.vendor) >= (domain.length, -domain.vendor) {
        return true
      }
      best = domain
      return true
    }
    return best?.vendor
  }
}
