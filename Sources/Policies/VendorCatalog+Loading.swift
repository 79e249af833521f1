import Events

extension VendorCatalog: ModelFile {
  static let fileName = "vendors.yaml"

  init?(reading file: inout ModelReader) {
    var taken = Taken()
    let vendors = file.items("vendors") { Self.vendor(reading: &$0, taken: &taken) }
    guard let vendors else { return nil }
    self.init(vendors: vendors)
  }

  /// What the vendors so far have used up.
  private struct Taken {
    var ids: Set<String> = []
    var domains = Terms()
    var apps = Terms()

    /// Terms, folded, with the id of the vendor that each belongs to.
    struct Terms {
      private var owners: [String: String] = [:]

      /// Takes a term for a vendor; the objection if it is taken.
      mutating func take(_ term: String, for id: String?) -> String? {
        let folded = term.lowercased()
        if let owner = owners[folded] { return "already belongs to vendor '\(owner)'; remove one" }
        owners[folded] = id ?? "?"
        return nil
      }
    }
  }

  private static func vendor(reading item: inout ModelReader, taken: inout Taken) -> Vendor? {
    let id = item.text("id", .ascii)
    if let id {
      if !id.utf8.allSatisfy(isIDByte) {
        item.report("'id' is '\(id)'; use only a-z, 0-9 and -.", key: "id")
      }
      if !taken.ids.insert(id).inserted {
        item.report("Duplicate vendor id '\(id)'; give every vendor its own.", key: "id")
      }
    }
    let name = item.text("name")
    let domains = item.texts("domains", .ascii, mayBeEmpty: true) {
      taken.domains.take($0, for: id)
    }
    let apps = item.texts("apps", .ascii, mayBeEmpty: true) { taken.apps.take($0, for: id) }
    guard let id, let name, let domains, let apps else { return nil }
    if domains.isEmpty, apps.isEmpty {
      item.report("'domains' and 'apps' are both empty; name at least one.", key: "domains")
    }
    return Vendor(id: id, name: name, domains: domains, apps: apps)
  }

  private static func isIDByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
