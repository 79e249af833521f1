import Seeded

/// Who asks whom for what, as every format writes it: a web request and a sign-in in one.
///
/// - Note: Proxy formats write the host and the URL, sign-in formats the app and the risk.
package struct BenchAccess: Sendable {
  /// `user042`
  var account: String
  /// The user's address.
  var address: String
  var host: String
  /// The address of the host, reserved for documentation.
  var hostAddress: String
  /// Path and query; holds the placeholder `%serial%`.
  var path: String
  var method: String
  var client: String
  /// The application of a sign-in.
  var app: String
  /// The risk of a sign-in: `none`, or `medium` where the base rule is to return it.
  var risk: String
  /// What the request sent and got, in bytes.
  var bytesOut: Int
  var bytesIn: Int

  var user: String { "\(account)@corp.example" }
  var url: String { "https://\(host)\(path)" }
}

extension BenchAccess {
  /// Accesses to sites that are no vendor's.
  static func ordinary(using generator: inout SeededStream) -> [BenchAccess] {
    (0..<1000).map { _ in
      let host = "\(generator.pick(services)).\(generator.pick(domains))"
      return access(
        host: host, path: path(generator.pick(folders), using: &generator),
        app: generator.pick(ordinaryApps), risk: "none", using: &generator)
    }
  }

  /// Accesses that the base rule returns, vendor after vendor.
  static func intelligence(using generator: inout SeededStream) -> [BenchAccess] {
    (0..<vendorHosts.count * 20).map { index in
      access(
        host: vendorHosts[index % vendorHosts.count], path: path("lookup", using: &generator),
        app: vendorApps[index % vendorApps.count], risk: "medium", using: &generator)
    }
  }

  private static func access(
    host: String, path: String, app: String, risk: String, using generator: inout SeededStream
  ) -> BenchAccess {
    let user = generator.integer(0...499)
    return BenchAccess(
      account: "user\(TimeText.padded(user, 3))",
      address: "10.20.\(user / 250).\(user % 250 + 2)", host: host,
      hostAddress: "203.0.113.\(generator.integer(1...254))", path: path,
      method: generator.chance(0.85) ? "GET" : "POST", client: generator.pick(clients), app: app,
      risk: risk, bytesOut: generator.integer(200...4000), bytesIn: generator.integer(300...90_000))
  }

  /// A path with a query that looks like an identifier of the length that such things have.
  private static func path(_ folder: String, using generator: inout SeededStream) -> String {
    let length = generator.integer(8...240)
    let identifier = (0..<length).map { _ in generator.pick(letters) }
    return "/\(folder)/%serial%?ref=\(String(decoding: identifier, as: UTF8.self))"
  }

  /// No vowels and no slash, so that no term of a rule can come about by accident.
  private static let letters = Array("bcdfghjklmnpqrstvwz0123456789-".utf8)

  private static let services = [
    "www", "mail", "docs", "cdn", "static", "images", "news", "shop", "wiki", "tickets", "meet",
    "login", "files", "video", "maps", "build",
  ]
  private static let domains = [
    "corp.example", "example.com", "example.net", "example.org", "partner.example",
    "weather.example", "travel.example", "supplier.example",
  ]
  private static let folders = [
    "page", "assets/js", "assets/img", "search", "inbox", "d/edit", "static/v4", "item",
  ]
  private static let ordinaryApps = [
    "Corp Mail", "Corp Documents", "Example Payroll", "Example Travel", "Corp Tickets",
  ]
  private static let clients = Client.browsers + [Client.curl, Client.goClient]

  private static let vendorHosts = [
    "www.recordedfuture.com", "api.recordedfuture.com", "www.virustotal.com", "api.virustotal.com",
    "www.shodan.io", "api.shodan.io", "falcon.crowdstrike.com", "www.threatconnect.com",
    "www.anomali.com", "advantage.mandiant.com", "exchange.xforce.ibmcloud.com",
    "talosintelligence.com", "otx.alienvault.com", "pulsedive.com", "www.greynoise.io",
    "api.greynoise.io", "urlhaus.abuse.ch", "threatfox.abuse.ch",
  ]
  private static let vendorApps = [
    "Recorded Future", "CrowdStrike Falcon", "VirusTotal", "ThreatConnect", "Anomali ThreatStream",
    "Mandiant Advantage", "IBM X-Force Exchange", "Shodan",
  ]
}
