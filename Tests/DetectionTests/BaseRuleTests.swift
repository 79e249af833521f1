import Detection
import Events
import Policies
import Seeded
import Testing

struct BaseRuleTests {
  let rule: BaseRule
  let policies: PolicySet

  init() throws {
    policies = try TestPolicies.shipped()
    rule = BaseRule(policies: policies)
  }

  /// The access that a row is; the test fails when it is none.
  private func access(_ event: AccessEvent) throws -> Verdict.Access {
    guard case .access(let access) = rule.evaluate(event) else {
      throw Unexpected(verdict: rule.evaluate(event))
    }
    return access
  }

  private struct Unexpected: Error {
    var verdict: Verdict
  }

  @Test("What is in none of the rule's tables is known by its vendor and never a hit")
  func weakerEvidence() throws {
    var event = AccessEvent(time: Timestamp(seconds: 0), channel: .lookup)
    event.target = "api.shodan.io"
    #expect(try access(event).vendor == "shodan")
    #expect(try access(event).isHit == false)
    var signIn = AccessEvent(time: Timestamp(seconds: 0), channel: .backgroundSignIn)
    signIn.target = try #require(policies.vendors.appTerms.first)
    signIn.risk = try #require(policies.baseRule.signInRisks.first)
    signIn.resultType = "0"
    #expect(try access(signIn).isHit == false)
    signIn.channel = .signIn
    #expect(try access(signIn).isHit)
  }

  @Test("What is told of all events of a kind, and then of a URL, is what is told of each event")
  func kinds() throws {
    let urls = [
      "", "/path", "https://api.shodan.io/shodan/host/1?key=x", "https://not-a-vendor.example/api/",
      "https://shodan.io.evil.example/", "xshodan.io", "https://www.virustotal.com/gui/",
    ]
    let app = try #require(policies.vendors.appTerms.first)
    let risk = try #require(policies.baseRule.signInRisks.first)
    var answers: Set<Bool?> = []
    for channel in AccessEvent.Channel.allCases {
      for target in ["", "10.0.0.1", "www.shodan.io", "shodan.io.evil.example", app] {
        for (risk, result) in [("none", "0"), (risk, "0"), (risk, "50126")] {
          for var url in urls {
            var event = AccessEvent(time: Timestamp(seconds: 0), channel: channel)
            event.target = target
            event.risk = risk
            event.resultType = result
            let known = rule.isHit(whateverURL: event)
            answers.insert(known)
            event.url = url
            var verdict: Verdict.Access?
            if case .access(let access) = rule.evaluate(event) { verdict = access }
            let isHit = known ?? url.withUTF8 { rule.isHit(url: $0) }
            #expect(isHit == (verdict?.isHit ?? false))
            if isHit, channel == .proxy {
              #expect(url.withUTF8 { rule.isAPICall(url: $0) } == verdict?.isAPICall)
            }
          }
        }
      }
    }
    #expect(answers == [true, false, nil])
    for (filler, isHit) in [(1_048_566, true), (1_048_567, false)] {
      var url = String(repeating: "a", count: filler) + "/shodan.io"
      #expect(url.withUTF8 { rule.isHit(url: $0) } == isHit)
    }
  }

  @Test("Each domain of the catalogue is a hit of its vendor, in the URL and as the destination")
  func everyDomain() throws {
    for vendor in policies.vendors.vendors {
      for domain in vendor.domains {
        for event in [
          AccessEvent.proxy(url: "https://\(domain)/"), .proxy(host: domain),
          .proxy(url: "/path", host: "www.\(domain.uppercased()):443"),
        ] {
          let access = try access(event)
          #expect(access.vendor == vendor.id)
          #expect(access.isHit)
          #expect(!access.isLookalike)
        }
      }
    }
  }

  @Test("Each app of the catalogue is an access of its vendor, and a hit only at risk")
  func everyApp() throws {
    for vendor in policies.vendors.vendors {
      for app in vendor.apps {
        let plain = try access(.signIn(app: "\(app) SSO"))
        #expect(plain.vendor == vendor.id)
        #expect(!plain.isHit)
        #expect(try access(.signIn(app: app.lowercased(), risk: "high")).isHit)
      }
    }
  }

  @Test("A row that names no vendor is irrelevant")
  func irrelevant() {
    #expect(rule.evaluate(.proxy(url: "https://example.com/", host: "example.com")) == .irrelevant)
    #expect(rule.evaluate(.proxy()) == .irrelevant)
    #expect(rule.evaluate(.proxy(host: "notshodan.io")) == .irrelevant)
    #expect(rule.evaluate(.signIn(app: "Office 365", risk: "high")) == .irrelevant)
    #expect(rule.evaluate(.signIn(app: "")) == .irrelevant)
  }

  @Test("Domains count for proxies only, and apps for sign-ins only")
  func branches() {
    #expect(rule.evaluate(.signIn(app: "shodan.io")) != .irrelevant)
    #expect(rule.evaluate(.signIn(app: "pulsedive.com")) == .irrelevant)
    #expect(rule.evaluate(.proxy(url: "https://example.com/Recorded Future")) == .irrelevant)
  }

  @Test(
    "IsAPICall looks at the URL",
    arguments: [
      ("https://api.shodan.io/api/x", true), ("https://api.shodan.io/V3/x", true),
      ("https://api.shodan.io/f?KEY=1", true), ("https://api.shodan.io/f?a=1&apikey=1", true),
      ("https://api.shodan.io/f?a=1&key=1", false), ("https://api.shodan.io/v1", false),
      ("https://api.shodan.io/", false),
    ])
  func apiCall(_ url: String, _ isAPICall: Bool) throws {
    #expect(try access(.proxy(url: url, client: "/api/")).isAPICall == isAPICall)
  }

  @Test(
    "IsScriptedClient looks at the user agent",
    arguments: [
      ("curl/8.5", true), ("python-requests/2.31", true), ("GO-HTTP-CLIENT/2.0", true),
      ("libcurl/7.1", false), ("Mozilla/5.0", false), ("", false),
    ])
  func scriptedClient(_ client: String, _ isScripted: Bool) throws {
    let access = try access(.proxy(url: "https://shodan.io/curl", client: client))
    #expect(access.isScriptedClient == isScripted)
  }

  @Test("A sign-in is neither an API call nor a scripted client nor a look-alike")
  func signInFlags() throws {
    var event = AccessEvent.signIn(app: "not-Shodan /api/", risk: "high")
    event.client = "curl/8.5"
    event.url = "https://shodan.io/api/"
    let access = try access(event)
    #expect(!access.isAPICall && !access.isScriptedClient && !access.isLookalike)
  }

  @Test(
    "A sign-in is a hit when its risk is high or medium in just that spelling",
    arguments: [
      ("high", true), ("medium", true), ("High", false), ("low", false), ("none", false),
      ("", false), ("high ", false),
    ])
  func risk(_ risk: String, _ isHit: Bool) throws {
    #expect(try access(.signIn(app: "Shodan", risk: risk)).isHit == isHit)
  }

  @Test(
    "A sign-in is a hit when its network is anonymised or malicious, as a term of the JSON text",
    arguments: [
      (#"[{"networkType":"anonymizedIPAddress","networkNames":[]}]"#, true),
      (#""[{\"networkType\":\"maliciousIPAddress\"}]""#, true),
      (#"[{"networkType":"MALICIOUSIPADDRESS"}]"#, true),
      (#"[{"networkType":"notanonymizedIPAddress"}]"#, false),
      (#"[{"networkType":"namedNetwork"}]"#, false), ("", false),
    ])
  func network(_ details: String, _ isHit: Bool) throws {
    #expect(try access(.signIn(app: "Shodan", network: details)).isHit == isHit)
  }

  @Test("A result of zero is a success, as text and as a number", arguments: ["0", " 0 ", "0.0"])
  func success(_ result: String) throws {
    #expect(try access(.signIn(app: "Shodan", result: result)).vendor == "shodan")
  }

  @Test(
    "Any other result is a failed sign-in of the vendor, however risky",
    arguments: ["50126", "", "10", "00x", "-1", "nan", "null"])
  func failure(_ result: String) {
    #expect(
      rule.evaluate(.signIn(app: "Shodan", result: result, risk: "high"))
        == .failedSignIn(vendor: "shodan"))
  }

  @Test("A look-alike is a hit, said to be one, and booked under the vendor that it imitates")
  func lookalike() throws {
    for event in [
      AccessEvent.proxy(host: "not-shodan.io"), .proxy(url: "https://shodan.io.evil.tld/"),
      .proxy(url: "https://example.com/?q=shodan.io", host: "example.com"),
    ] {
      let access = try access(event)
      #expect(access.vendor == "shodan")
      #expect(access.isHit)
      #expect(access.isLookalike)
    }
  }

  @Test("The destination decides the vendor, and the URL's host where the destination is none")
  func vendorOfHost() throws {
    let both = AccessEvent.proxy(url: "https://shodan.io/", host: "virustotal.com")
    #expect(try access(both).vendor == "virustotal")
    let address = AccessEvent.proxy(url: "https://shodan.io/virustotal.com", host: "10.0.0.1")
    #expect(try access(address).vendor == "shodan")
    #expect(try !access(address).isLookalike)
  }

  @Test("Of several terms of a look-alike the longest names the vendor, then the catalogue's first")
  func vendorOfTerm() throws {
    let rule = BaseRule(
      policies: try TestPolicies.with([
        Vendor(id: "short", name: "", domains: ["a.example"], apps: ["Intel"]),
        Vendor(id: "second", name: "", domains: ["bb.example"], apps: ["Intel Two"]),
        Vendor(id: "third", name: "", domains: ["cc.example"], apps: ["Intel Six"]),
      ]))
    func vendor(_ event: AccessEvent) -> String? {
      guard case .access(let access) = rule.evaluate(event) else { return nil }
      return access.vendor
    }
    #expect(vendor(.proxy(url: "x.tld/a.example", host: "bb.example.tld")) == "second")
    #expect(vendor(.proxy(url: "x.tld/bb.example", host: "a.example.tld")) == "second")
    #expect(vendor(.proxy(url: "x.tld/cc.example/bb.example", host: "y.tld")) == "second")
    #expect(vendor(.proxy(url: "x.tld/bb.example", host: "cc.example.tld")) == "second")
    #expect(vendor(.signIn(app: "Intel Six (Intel Two)")) == "second")
    #expect(vendor(.signIn(app: "Intel")) == "short")
  }

  @Test("What stands beyond the first 1,048,576 bytes of a string is not there, as in Kusto")
  func truncation() throws {
    let filler = String(repeating: "-", count: 1_048_576 - "shodan.io".utf8.count)
    #expect(try access(.proxy(url: filler + "shodan.io")).vendor == "shodan")
    #expect(rule.evaluate(.proxy(url: filler + "-shodan.io")) == .irrelevant)
    #expect(try access(.proxy(url: filler + "shodan.iox")).vendor == "shodan")
    #expect(rule.evaluate(.signIn(app: filler + "-----Shodan")) == .irrelevant)
  }

  @Test("The search terms are the domains and the apps")
  func searchTerms() {
    #expect(rule.searchTerms == policies.vendors.domainTerms + policies.vendors.appTerms)
    #expect(rule.searchTerms.count == 26 + 8)
  }

  @Test("No random row without a search term is anything but irrelevant", arguments: 1...4)
  func searchTermsAreSound(seed: UInt64) {
    var generator = SeededStream(seed: seed)
    let pieces = rule.searchTerms + ["x", "-", ".", "/", "://", "é", "SHODAN.IO", "Shodan"]
    var relevant = 0
    for _ in 0..<2000 {
      let texts = (0..<2).map { _ in
        (0..<Int.random(in: 0...3, using: &generator)).map { _ in
          let piece = pieces.randomElement(using: &generator) ?? ""
          return Bool.random(using: &generator) ? String(piece.dropLast()) : piece
        }.joined()
      }
      for event in [AccessEvent.proxy(url: texts[0], host: texts[1]), .signIn(app: texts[0])]
      where rule.evaluate(event) != .irrelevant {
        relevant += 1
        let fields = [event.url.lowercased(), event.target.lowercased()]
        #expect(
          rule.searchTerms.contains { term in
            fields.contains { $0.contains(term.lowercased()) }
          })
      }
    }
    #expect(relevant > 100)
  }
}
