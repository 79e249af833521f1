import Foundation
import Policies
import Testing

/// The shipped `Models/`, against copies of the lists in the rule as it was published.
struct ShippedModelsTests {
  let policies: PolicySet

  init() throws {
    policies = try PolicySet.load(from: ModelsDirectory.shipped)
  }

  @Test("The shipped models have no problem")
  func shippedModelsAreValid() {
    #expect(PolicySet.check(directory: ModelsDirectory.shipped).map(\.description) == [])
  }

  @Test("The vendors' domains are exactly those of the rule")
  func domains() {
    let rule = [
      "recordedfuture.com", "api.recordedfuture.com", "virustotal.com", "api.virustotal.com",
      "shodan.io", "api.shodan.io", "falcon.crowdstrike.com", "crowdstrike.com",
      "threatconnect.com", "api.threatconnect.com", "anomali.com", "lookslike.anomali.com",
      "intelligence.mandiant.com", "advantage.mandiant.com", "exchange.xforce.ibmcloud.com",
      "ibmxforce.com", "talosintelligence.com", "otx.alienvault.com", "cyberint.com",
      "flare.systems", "flare.io", "pulsedive.com", "greynoise.io", "api.greynoise.io",
      "threatfox.abuse.ch", "urlhaus.abuse.ch",
    ]
    #expect(policies.vendors.domainTerms.sorted() == rule.sorted())
  }

  @Test("The vendors' apps are exactly those of the rule")
  func apps() {
    let rule = [
      "Recorded Future", "CrowdStrike", "VirusTotal", "ThreatConnect", "Anomali", "Mandiant",
      "IBM X-Force", "Shodan",
    ]
    #expect(policies.vendors.appTerms.sorted() == rule.sorted())
  }

  @Test("The other terms are exactly those of the rule")
  func otherTerms() {
    let rule = policies.baseRule
    #expect(
      rule.apiCallTerms == ["/api/", "/v1/", "/v2/", "/v3/", "apikey=", "api_key=", "?key="])
    #expect(
      rule.scriptedClientTerms == [
        "curl", "python-requests", "python-urllib", "Go-http-client", "wget", "libwww-perl",
        "httpie", "axios", "okhttp",
      ])
    #expect(rule.signInRisks == ["high", "medium"])
    #expect(rule.networkTerms == ["anonymizedIPAddress", "maliciousIPAddress"])
    #expect(rule.successResults == ["0"])
    #expect(rule.severity == "medium")
    #expect(rule.confidence == "low")
  }

  @Test("Values that YAML would read as something else arrive as the text they are")
  func placeholders() {
    for text in ["-", "null", "N/A", "none", "unknown", "DEFAULTCASEUSER", "SYSTEM"] {
      #expect(policies.identities.placeholders.contains(text))
    }
    #expect(policies.identities.serviceAccounts.contains("*-bot"))
  }

  @Test("Every common name of a secret query parameter is known")
  func secretParameters() {
    let names = [
      "apikey", "api_key", "api-key", "key", "token", "access_token", "auth", "auth_token",
      "authtoken", "x-apikey", "x-api-key", "secret", "client_secret", "password", "passwd", "pwd",
      "sig", "signature", "session", "sessionid", "sid", "jwt", "code",
    ]
    #expect(Set(names).subtracting(policies.redaction.secretParameters).isEmpty)
  }

  @Test("Every file of the folder is read: taking any of them away is noticed")
  func everyFileIsRead() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: ModelsDirectory.shipped)
    #expect(!names.isEmpty)
    for name in names {
      try ModelsDirectory.withCopy { models in
        try models.remove(name)
        let problems = PolicySet.check(directory: models.path)
        #expect(problems.map { $0.location?.file } == [models.file(name)])
      }
    }
  }
}
