import Events

/// Tells which vendor a host really belongs to: by the domain itself or a true subdomain of it.
///
/// Unlike `has_any`, it is not taken in by `not-shodan.io` or `shodan.io.evil.tld`.
struct VendorHosts: Sendable {
  /// The domains, folded, longest first, with the vendor's place in the catalogue.
  private let domains: [(name: [UInt8], vendor: Int)]

  init(_ vendors: [Vendor]) {
    domains = vendors.enumerated()
      .flatMap { index, vendor in
        vendor.domains.map { (name: $0.utf8.map(\.foldedASCII), vendor: index) }
      }
      .sorted { ($1.name.count, $0.vendor) < ($0.name.count, $1.vendor) }
  }

  /// The vendor, by place in the catalogue, of the host in a URL or destination; `nil` if no
  /// vendor's. Of two domains that fit, the longer decides.
  func vendor(of text: String) -> Int? {
    text.withBytes { bytes in
      let host = bytes[HostName.range(in: bytes)]
      return domains.first { Self.host(host, isIn: $0.name) }?.vendor
    }
  }

  private static func host(_ host: Slice<UnsafeBufferPointer<UInt8>>, isIn domain: [UInt8]) -> Bool
  {
    let extra = host.count - domain.count
    guard extra == 0 || extra > 0 && host.dropFirst(extra - 1).first == UInt8(ascii: ".") else {
      return false
    }
    return host.dropFirst(extra).elementsEqual(domain) { $0.foldedASCII == $1 }
  }
}
