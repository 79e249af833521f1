import Foundation

/// An IPv4 or IPv6 address; one that carries the other inside (`::ffff:10.0.0.1`) is the IPv4 address.
package struct IPAddress: Hashable, Sendable, Encodable {
  /// 4 or 16 bytes, in the order of the network.
  package let bytes: [UInt8]

  package init?(_ text: some StringProtocol) {
    guard text.utf8.count <= 45 else { return nil }
    var version4 = in_addr()
    if inet_pton(AF_INET, String(text), &version4) == 1 {
      bytes = withUnsafeBytes(of: version4) { Array($0) }
      return
    }
    var version6 = in6_addr()
    guard inet_pton(AF_INET6, String(text), &version6) == 1 else { return nil }
    let all = withUnsafeBytes(of: version6) { Array($0) }
    let isMapped = all.prefix(10).allSatisfy { $0 == 0 } && all[10] == 0xFF && all[11] == 0xFF
    bytes = isMapped ? Array(all.suffix(4)) : all
  }
}

/// Addresses with a common prefix: `10.1.0.0/16`, `2001:db8::/32`; an address alone is a range of one.
package struct AddressRange: Hashable, Sendable, Encodable {
  package let first: IPAddress
  /// Bits that all addresses share.
  package let prefixLength: Int

  /// - Returns: `nil` for what is no range, or has bits set behind its prefix.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = IPAddress(parts[0]) else { return nil }
    let bits = first.bytes.count * 8
    if parts.count == 2 {
      guard let length = Int(parts[1]), (0...bits).contains(length) else { return nil }
      prefixLength = length
    } else {
      prefixLength = bits
    }
    self.first = first
    guard first.hasOnlyZeros(behind: prefixLength) else { return nil }
  }

  package func contains(_ address: IPAddress) -> Bool {
    guard address.bytes.count == first.bytes.count else { return false }
    let whole = prefixLength / 8
    guard address.bytes.prefix(whole) == first.bytes.prefix(whole) else { return false }
    let rest = prefixLength % 8
    return rest == 0 || (address.bytes[whole] ^ first.bytes[whole]) >> UInt8(8 - rest) == 0
  }
}

extension IPAddress {
  fileprivate func hasOnlyZeros(behind bits: Int) -> Bool {
    bytes.enumerated().allSatisfy { index, byte in
      let kept = min(max(bits - index * 8, 0), 8)
      return kept == 8 || byte << UInt8(kept) == 0
    }
  }
}
