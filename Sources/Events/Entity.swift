/// Who acted: a user, a service account or, where no user is known, a source host.
package struct Entity: Hashable, Comparable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case user
    case service
    case host
  }

  /// The unique name: a folded account name (`alice@corp.example`), or `host:10.1.2.3`.
  package var id: String
  package var kind: Kind

  package init(id: String, kind: Kind) {
    self.id = id
    self.kind = kind
  }

  package static func < (left: Self, right: Self) -> Bool { left.id < right.id }
}
