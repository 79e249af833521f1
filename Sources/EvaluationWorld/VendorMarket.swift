import Events
import Seeded

/// The vendors and how much each is used in this organisation.
struct VendorMarket: Sendable {
  let vendors: [Vendor]
  let ids: [String]
  /// Whether people sign in to it through the organisation's identity provider.
  let hasPortal: [Bool]
  /// Shares of everybody's use.
  let popularity: [Double]
  /// A vendor that next to nobody uses until it is rolled out.
  let rolledOut: Int

  init(vendors: [Vendor], seed: UInt64) {
    var stream = SeededStream(world: seed, "market")
    self.vendors = vendors
    ids = vendors.map(\.id)
    hasPortal = vendors.map { !$0.apps.isEmpty }
    var popularity = vendors.map { _ in stream.gamma(shape: 0.7) + 0.02 }
    if let famous = vendors.firstIndex(where: { $0.id == "virustotal" }) {
      popularity[famous] += 1.5
    }
    let candidates = vendors.indices.filter { vendors[$0].id != "virustotal" }
    rolledOut = candidates.isEmpty ? 0 : stream.pick(candidates)
    popularity[rolledOut] = 0.01
    self.popularity = popularity
  }

  /// The place of a vendor, or the most popular one where the catalogue lacks it.
  func place(of id: String) -> Int {
    ids.firstIndex(of: id) ?? popularity.indices.max { popularity[$0] < popularity[$1] } ?? 0
  }

  /// Some different vendors by popularity, the least known ones less.
  func some(_ count: Int, using stream: inout SeededStream) -> [Int] {
    var weights = popularity
    return (0..<min(count, ids.count)).map { _ in
      let place = stream.index(weights: weights)
      weights[place] = 0
      return place
    }
  }

  var portals: [Int] { ids.indices.filter { hasPortal[$0] } }
}
