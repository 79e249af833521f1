import Events

/// `Models/vendors.yaml`: the TI vendors, in the order of the file.
package struct VendorCatalog: Hashable, Sendable, Encodable {
  package var vendors: [Vendor]

  package init(vendors: [Vendor]) {
    self.vendors = vendors
  }

  /// Every domain term of the base rule.
  package var domainTerms: [String] { vendors.flatMap(\.domains) }

  /// Every application term of the base rule.
  package var appTerms: [String] { vendors.flatMap(\.apps) }

  /// Names for people by vendor id.
  package var namesByID: [String: String] {
    Dictionary(vendors.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
  }
}
