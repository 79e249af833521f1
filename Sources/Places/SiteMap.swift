import Events
import Policies

/// Finds the site that an address belongs to; of ranges inside one another the narrowest decides.
struct SiteMap: Sendable {
  /// Narrowest first, then in the order of the models.
  private let ranges: [(range: AddressRange, site: SitePolicy.Site)]
  private let shared: [AddressRange]

  init(_ policy: SitePolicy) {
    ranges = policy.sites.flatMap { site in site.ranges.map { ($0, site) } }
      .enumerated()
      .sorted { left, right in
        let (one, other) = (left.element.range.prefixLength, right.element.range.prefixLength)
        return one != other ? one > other : left.offset < right.offset
      }
      .map(\.element)
    shared = policy.sharedRanges
  }

  func site(of address: IPAddress) -> SitePolicy.Site? {
    ranges.first { $0.range.contains(address) }?.site
  }

  /// Whether several people use the address at a time or within a day.
  func isShared(_ address: IPAddress) -> Bool { shared.contains { $0.contains(address) } }
}
