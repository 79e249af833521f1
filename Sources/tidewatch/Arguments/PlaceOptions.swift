import ArgumentParser
import Places

/// Where the addresses of sources are.
struct PlaceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A country or city database in MaxMind's format, for the countries of public addresses.",
      valueName: "file"))
  var geoip: String?

  func geography() throws -> GeoDatabase? {
    guard let geoip else { return nil }
    return try GeoDatabase(path: geoip)
  }
}
