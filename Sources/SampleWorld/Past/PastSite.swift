import Seeded

/// A TI site with the addresses that one look at one indicator asks it for, in turn.
struct PastSite {
  var host: String
  /// Paths with placeholders: `%ip%`, `%domain%`, `%hash%`, `%page%`, `%asset%`, `%key%`.
  var paths: [PastPath]

  private init(_ host: String, _ paths: [String]) {
    self.host = host
    self.paths = paths.map(PastPath.init)
  }

  /// Portals that people read: a page, what it loads, and what is clicked next.
  static let portals = [
    PastSite(
      "www.virustotal.com",
      [
        "/gui/file/%hash%", "/ui/files/%hash%", "/ui/files/%hash%/votes?limit=10",
        "/gui/main.%asset%.js", "/gui/file/%hash%/relations",
        "/ui/files/%hash%/contacted_domains?limit=20", "/gui/file/%hash%/behavior",
      ]),
    PastSite(
      "www.recordedfuture.com",
      [
        "/live/sc/entity/ip%3A%ip%", "/live/api/entity/ip%3A%ip%/risk", "/assets/%asset%.css",
        "/live/sc/notes?page=%page%",
      ]),
    PastSite(
      "www.shodan.io",
      ["/host/%ip%", "/static/%asset%.js", "/search?query=hostname%3A%domain%&page=%page%"]),
    PastSite(
      "falcon.crowdstrike.com",
      [
        "/intelligence/indicators?filter=value%3A%27%domain%%27",
        "/api2/intel/entities/indicators/v1?ids=domain_%domain%", "/intelligence/reports/%page%",
      ]),
    PastSite("talosintelligence.com", ["/reputation_center/lookup?search=%ip%"]),
    PastSite("otx.alienvault.com", ["/indicator/ip/%ip%", "/otxapi/indicators/ip/general/%ip%"]),
    PastSite("pulsedive.com", ["/indicator/?ioc=%domain%", "/api/info.php?indicator=%domain%"]),
    PastSite(
      "exchange.xforce.ibmcloud.com",
      ["/ip/%ip%", "/api/ipr/%ip%", "/api/ipr/history/%ip%", "/static/%asset%.js"]),
    PastSite("www.greynoise.io", ["/viz/ip/%ip%"]),
    PastSite("advantage.mandiant.com", ["/indicator/fqdn/%domain%", "/reports?page=%page%"]),
    PastSite("www.anomali.com", ["/threatstream/search?q=%ip%"]),
  ]

  /// Interfaces that programs call: feeds that are always the same, and questions about indicators.
  static let interfaces = [
    PastSite("urlhaus.abuse.ch", ["/downloads/csv_recent/"]),
    PastSite("www.virustotal.com", ["/api/v3/files/%hash%"]),
    PastSite("api.recordedfuture.com", ["/v2/ip/%ip%?fields=entity,risk,timestamps"]),
    PastSite("api.shodan.io", ["/shodan/host/%ip%?key=%key%"]),
    PastSite("api.greynoise.io", ["/v3/community/%ip%"]),
    PastSite("otx.alienvault.com", ["/api/v1/pulses/subscribed?page=%page%"]),
    PastSite("threatfox.abuse.ch", ["/export/csv/recent/"]),
    PastSite("api.virustotal.com", ["/api/v3/domains/%domain%"]),
  ]
}

/// What somebody looks up; its texts follow from its number.
struct PastIndicator {
  var number: Int

  /// Names in the world that this organisation may come across.
  private static let world = 200_000

  /// An indicator, a few of which are looked up again and again.
  init(using generator: inout SeededStream) {
    let unit = generator.unit()
    number = Int(unit * unit * unit * Double(Self.world))
  }
}
