import Events
import Foundation
import Policies
import Testing

@testable import Places

struct PlaceFinderTests {
  private static func ranges(_ texts: String...) -> [AddressRange] {
    texts.compactMap { AddressRange($0) }
  }

  private let policy = SitePolicy(
    sites: [
      SitePolicy.Site(
        name: "Campus", ranges: ranges("10.0.0.0/8", "2001:db8::/32"), country: "DE",
        timeZone: "Europe/Berlin"),
      SitePolicy.Site(
        name: "Lab", ranges: ranges("10.1.2.0/23"), country: "JP", timeZone: "Asia/Tokyo"),
    ], sharedRanges: ranges("10.200.0.0/16"), attributionMinutes: 60)

  @Test(
    "the narrowest range decides, for both kinds of addresses",
    arguments: [
      ("10.9.9.9", "Campus"), ("10.1.3.255", "Lab"), ("10.1.4.0", "Campus"), ("11.0.0.1", nil),
      ("2001:db8:ffff::1", "Campus"), ("2001:db9::1", nil), ("::ffff:10.1.2.1", "Lab"),
      ("a-laptop", nil), ("", nil), ("10.1.2", nil),
    ] as [(String, String?)])
  func findsSites(source: String, site: String?) {
    let finder = PlaceFinder(policy: policy, geography: nil)
    #expect(finder.place(of: source).site == site)
    // The second answer comes from memory.
    #expect(finder.place(of: source).site == site)
  }

  @Test("a site has a country and a clock; shared addresses are told")
  func fillsPlaces() {
    let finder = PlaceFinder(policy: policy, geography: nil)
    #expect(
      finder.place(of: "10.1.2.9")
        == Place(site: "Lab", country: "JP", timeZone: "Asia/Tokyo", isShared: false))
    #expect(finder.place(of: "10.200.1.1").isShared)
    #expect(finder.place(of: "192.0.2.1") == Place())
  }

  @Test("what is no database is an error that names the file")
  func refusesOtherFiles() throws {
    for path in ["/nonexistent.mmdb", #filePath] {
      let error = #expect(throws: TidewatchError.self) { try GeoDatabase(path: path) }
      #expect(error?.location?.file == path)
      #expect(error?.code == .io)
    }
  }
}
