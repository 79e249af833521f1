import Events

/// `Models/sites.yaml`: which addresses lie where, and which change hands.
package struct SitePolicy: Hashable, Sendable, Encodable {
  /// A place of the organisation.
  package struct Site: Hashable, Sendable, Encodable {
    package var name: String
    package var ranges: [AddressRange]
    /// The ISO 3166 code, in capitals: `DE`.
    package var country: String
    /// The IANA name: `Europe/Berlin`.
    package var timeZone: String

    package init(name: String, ranges: [AddressRange], country: String, timeZone: String) {
      self.name = name
      self.ranges = ranges
      self.country = country
      self.timeZone = timeZone
    }
  }

  package var sites: [Site]
  /// Addresses behind which there is more than one person at a time or in a day: NAT, short leases,
  /// terminal servers.
  package var sharedRanges: [AddressRange]
  /// Minutes around a row without a user in which exactly one account must be seen at its source
  /// before the row is given to that account; 0 gives none.
  package var attributionMinutes: Int

  package init(sites: [Site], sharedRanges: [AddressRange], attributionMinutes: Int) {
    self.sites = sites
    self.sharedRanges = sharedRanges
    self.attributionMinutes = attributionMinutes
  }
}
