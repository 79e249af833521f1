/// `Models/identities.yaml`: which names are people, which are services, which are nobody.
package struct IdentityPolicy: Hashable, Sendable, Encodable {
  /// Values that stand for "no user", compared without case: `-`, `N/A`, …
  package var placeholders: [String]
  /// Globs (`*`, `?`) over the folded account name that mark a service account.
  package var serviceAccounts: [String]
  /// The UPN suffix of each NetBIOS domain: `CORP` to `corp.example`.
  package var domains: [String: String]
  /// The account of each other name: `a.smith` to `alice@corp.example`.
  package var aliases: [String: String]
  /// Tables with further aliases; relative to the folder of the models.
  package var aliasFiles: [String]

  package init(
    placeholders: [String], serviceAccounts: [String], domains: [String: String] = [:],
    aliases: [String: String] = [:], aliasFiles: [String] = []
  ) {
    self.placeholders = placeholders
    self.serviceAccounts = serviceAccounts
    self.domains = domains
    self.aliases = aliases
    self.aliasFiles = aliasFiles
  }
}
