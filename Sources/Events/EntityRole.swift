/// What an entity is taken for, and by what.
package struct EntityRole: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case person
    case automation
    /// A source that several people or machines use.
    case sharedHost = "shared-host"
    /// Too little is known.
    case unknown
  }

  package enum Basis: String, Sendable, CaseIterable {
    /// `Models/roles.yaml` or `Models/sites.yaml` says so.
    case models
    /// The account's name is one of a role's.
    case name
    /// Most requests come from a client of the role.
    case client
    /// The entity's own past.
    case behaviour
  }

  /// Something that a machine would do, and how much of it there is.
  package struct Trait: Hashable, Sendable {
    /// In words: `scripted clients`.
    package var name: String
    package var value: Double
    /// From this value on it speaks for a machine.
    package var threshold: Double

    package init(name: String, value: Double, threshold: Double) {
      self.name = name
      self.value = value
      self.threshold = threshold
    }

    package var isThere: Bool { value >= threshold }
  }

  package var kind: Kind
  /// The role's name for people: `TIP feed`; empty where no role is known.
  package var name: String
  package var basis: Basis
  /// What the past shows, whether it decided or not; empty where too little is known.
  package var traits: [Trait]

  /// Nothing is known.
  package static let unknown = EntityRole(kind: .unknown, name: "", basis: .behaviour, traits: [])

  package init(kind: Kind, name: String, basis: Basis, traits: [Trait]) {
    self.kind = kind
    self.name = name
    self.basis = basis
    self.traits = traits
  }
}
