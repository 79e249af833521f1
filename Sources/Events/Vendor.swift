/// A threat-intelligence vendor, as proxy rows and sign-ins both know it.
package struct Vendor: Hashable, Sendable, Encodable {
  /// A short stable name: `virustotal`.
  package var id: String
  /// The name for people: `VirusTotal`.
  package var name: String
  /// Domains whose subdomains are the vendor's, and which the base rule searches for.
  package var domains: [String]
  /// Names of the vendor's applications, which the base rule searches for in sign-ins.
  package var apps: [String]

  package init(id: String, name: String, domains: [String], apps: [String]) {
    self.id = id
    self.name = name
    self.domains = domains
    self.apps = apps
  }
}
