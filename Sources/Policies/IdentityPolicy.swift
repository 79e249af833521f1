/// `Models/identities.yaml`: which names are people, which are services, which are nobody.
package struct IdentityPolicy: Hashable, Sendable {
  /// Values that stand for "no user", compared without case: `-`, `N/A`, …
  package var placeholders: [String]
  /// Globs (`*`, `?`) over the folded account name that mark a service account.
  package var serviceAccounts: [String]

  package init(placeholders: [String], serviceAccounts: [String]) {
    self.placeholders = placeholders
    self.serviceAccounts = serviceAccounts
  }
}
