import Seeded

/// A web site with the addresses that people and programs ask it for.
struct Site {
  var host: String
  /// Paths with placeholders: `%ip%`, `%domain%`, `%hash%`, `%page%`, `%key%`.
  var paths: [String]

  /// A path with its placeholders filled with indicators of reserved names and addresses.
  func path(key: String, using generator: inout SeededStream) -> String {
    let number = generator.integer(0...119)
    let parts = generator.pick(paths).split(separator: "%", omittingEmptySubsequences: false)
    return parts.enumerated().map { index, part in
      switch index % 2 == 0 ? "" : part {
      case "ip": "\(["192.0.2", "198.51.100", "203.0.113"][number % 3]).\(number * 2 + 1)"
      case "domain": "lure-\(number).example"
      case "hash": Self.hash(number)
      case "page": String(number % 40)
      case "key": key
      default: String(part)
      }
    }.joined()
  }

  /// A file hash that looks like one: 32 hexadecimal digits of a fixed stream for each number.
  private static func hash(_ number: Int) -> String {
    var generator = SeededStream(seed: UInt64(number), "hash")
    let digits = Array("0123456789abcdef")
    return String((0..<32).map { _ in generator.pick(digits) })
  }
}

extension Site {
  // Portals that people read.
  static let virusTotal = Site(
    host: "www.virustotal.com",
    paths: ["/gui/ip-address/%ip%", "/gui/domain/%domain%", "/gui/search/%hash%"])
  static let recordedFuture = Site(
    host: "www.recordedfuture.com",
    paths: ["/portal/intel-card/ip:%ip%", "/portal/alerts?page=%page%"])
  static let shodan = Site(
    host: "www.shodan.io", paths: ["/host/%ip%", "/search?query=hostname:%domain%"])
  static let falcon = Site(
    host: "falcon.crowdstrike.com",
    paths: ["/intelligence/indicators?filter=value:'%domain%'", "/intelligence/reports/%page%"])
  static let threatConnect = Site(
    host: "www.threatconnect.com", paths: ["/auth/indicators/details?indicator=%domain%"])
  static let anomali = Site(
    host: "www.anomali.com", paths: ["/threatstream/detail/ip/%ip%", "/threatstream/search?q=%ip%"])
  static let mandiant = Site(
    host: "advantage.mandiant.com", paths: ["/indicator/fqdn/%domain%", "/reports?page=%page%"])
  static let xForce = Site(
    host: "exchange.xforce.ibmcloud.com", paths: ["/ip/%ip%", "/url/%domain%"])
  static let talos = Site(
    host: "talosintelligence.com", paths: ["/reputation_center/lookup?search=%ip%"])
  static let otx = Site(host: "otx.alienvault.com", paths: ["/indicator/ip/%ip%"])
  static let pulsedive = Site(host: "pulsedive.com", paths: ["/indicator/?ioc=%domain%"])
  static let greyNoise = Site(host: "www.greynoise.io", paths: ["/viz/ip/%ip%"])

  // Interfaces that programs call.
  static let virusTotalAPI = Site(
    host: "www.virustotal.com", paths: ["/api/v3/files/%hash%", "/api/v3/ip_addresses/%ip%"])
  static let virusTotalKeyAPI = Site(
    host: "api.virustotal.com",
    paths: ["/vtapi/v2/ip-address/report?apikey=%key%&ip=%ip%"])
  static let recordedFutureAPI = Site(
    host: "api.recordedfuture.com", paths: ["/v2/ip/%ip%?fields=risk", "/v2/domain/%domain%"])
  static let shodanAPI = Site(
    host: "api.shodan.io", paths: ["/shodan/host/%ip%?key=%key%"])
  static let greyNoiseAPI = Site(host: "api.greynoise.io", paths: ["/v3/community/%ip%"])
  static let otxAPI = Site(
    host: "otx.alienvault.com", paths: ["/api/v1/pulses/subscribed?page=%page%"])
  static let urlhausFeed = Site(host: "urlhaus.abuse.ch", paths: ["/downloads/csv_recent/"])
  static let threatFoxFeed = Site(host: "threatfox.abuse.ch", paths: ["/export/csv/recent/"])

  /// Where everybody goes; nothing here is threat intelligence.
  static let ordinary = [
    Site(host: "intranet.corp.example", paths: ["/", "/news?id=%page%", "/canteen"]),
    Site(host: "www.example.com", paths: ["/", "/shop?item=%page%"]),
    Site(host: "mail.example.net", paths: ["/inbox?folder=%page%", "/compose"]),
    Site(host: "docs.example.org", paths: ["/d/%page%/edit", "/search?q=report+%page%"]),
    Site(host: "cdn.example.net", paths: ["/assets/app.js?v=%page%"]),
    Site(host: "weather.example", paths: ["/berlin"]),
  ]
}
