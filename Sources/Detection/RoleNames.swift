import Policies

/// Tells an account's role from its name, as `Models/roles.yaml` has it.
package struct RoleNames: Sendable {
  private let overrides: [(account: Glob, role: RolePolicy.Role)]
  private let names: [(name: Glob, role: RolePolicy.Role)]

  package init(_ policy: RolePolicy) {
    let byID = Dictionary(policy.roles.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    overrides = policy.overrides.compactMap { override in
      byID[override.role].map { (Glob(EntityNaming.folded(override.account)), $0) }
    }
    names = policy.roles.flatMap { role in
      role.names.map { (Glob(EntityNaming.folded($0)), role) }
    }
  }

  /// The role that the models give an entity by name; `nil` when they say nothing.
  package func overridden(_ id: String) -> RolePolicy.Role? {
    overrides.first { Self.fits($0.account, id) }?.role
  }

  /// The first role of which a name fits an entity's id, or its account alone.
  package func named(_ id: String) -> RolePolicy.Role? {
    names.first { Self.fits($0.name, id) }?.role
  }

  private static func fits(_ glob: Glob, _ id: String) -> Bool {
    glob.matches(id) || glob.matches(AccountName(folded: id).short)
  }
}
