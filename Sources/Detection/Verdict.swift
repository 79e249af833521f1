/// What the base rule makes of one event.
package enum Verdict: Hashable, Sendable {
  /// No access to a TI vendor.
  case irrelevant
  /// A sign-in to a vendor's application that did not succeed: counted, not remembered.
  case failedSignIn(vendor: String)
  /// An access to a vendor: remembered, and a hit or not.
  case access(Access)

  /// The same for a row that is in none of the rule's tables: known, and never a hit.
  var asEvidence: Verdict {
    guard case .access(var access) = self else { return self }
    access.isHit = false
    return .access(access)
  }

  package struct Access: Hashable, Sendable {
    /// The id of the vendor in the catalogue.
    package var vendor: String
    /// Whether the rule returns the row. Every proxy row is a hit; a sign-in only when risky.
    package var isHit: Bool
    /// The rule's `IsAPICall`.
    package var isAPICall: Bool
    /// The rule's `IsScriptedClient`.
    package var isScriptedClient: Bool
    /// `has_any` found a vendor's domain, but neither host is that domain or one below it.
    package var isLookalike: Bool
  }
}
