import Events
import Foundation
import Places
import Policies
import Testing

/// `Databases/countries.mmdb` knows documentation ranges only; it was made with the Python package
/// mmdb_writer, one record for each range below.
struct GeoDatabaseTests {
  private func database() throws -> GeoDatabase {
    let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Databases/countries.mmdb").path
    return try GeoDatabase(path: path)
  }

  @Test(
    "an address has the country that it is in, or the one where its network is registered",
    arguments: [
      ("192.0.2.1", "NL"), ("::ffff:192.0.2.1", "NL"), ("198.51.100.9", "JP"),
      ("2001:db8::7", "FR"), ("10.0.0.1", nil), ("2001:db9::1", nil),
      // The record holds no code of two letters.
      ("203.0.113.1", nil),
    ] as [(String, String?)])
  func findsCountries(text: String, country: String?) throws {
    let address = try #require(IPAddress(text))
    #expect(try database().country(of: address) == country)
  }

  @Test("sites come before the database, and private addresses outside of sites have no country")
  func prefersSites() throws {
    let range = try #require(AddressRange("192.0.2.128/25"))
    let finder = PlaceFinder(
      policy: SitePolicy(
        sites: [
          SitePolicy.Site(
            name: "Berlin", ranges: [range], country: "DE", timeZone: "Europe/Berlin")
        ], sharedRanges: [], attributionMinutes: 0),
      geography: try database())
    #expect(finder.place(of: "192.0.2.200").country == "DE")
    #expect(finder.place(of: "192.0.2.1").country == "NL")
    #expect(finder.place(of: "10.0.0.1").country.isEmpty)
  }
}
