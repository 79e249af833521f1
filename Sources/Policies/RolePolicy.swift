/// `Models/roles.yaml`: what kind of actor an account is.
package struct RolePolicy: Hashable, Sendable, Encodable {
  /// A family of false positives.
  package struct Role: Hashable, Sendable, Encodable {
    package var id: String
    /// The name for people.
    package var name: String
    package var isAutomation: Bool
    /// Globs over the folded account name.
    package var names: [String]
    /// Client families of which one tells the role.
    package var clients: [String]

    package init(
      id: String, name: String, isAutomation: Bool, names: [String], clients: [String]
    ) {
      self.id = id
      self.name = name
      self.isAutomation = isAutomation
      self.names = names
      self.clients = clients
    }
  }

  package struct Override: Hashable, Sendable, Encodable {
    /// A glob over the folded account name.
    package var account: String
    /// The id of a role.
    package var role: String

    package init(account: String, role: String) {
      self.account = account
      self.role = role
    }
  }

  /// From which traits on an account's past is a machine's.
  package struct Inference: Hashable, Sendable, Encodable {
    package var minDays: Int
    package var minEvents: Int
    /// Traits that must be there, of four.
    package var votes: Int
    package var scriptedShare: Double
    package var hoursShare: Double
    package var regularShare: Double
    package var weekendRatio: Double
    /// Client families on one day that make a shared host of a source.
    package var sharedClients: Int

    package init(
      minDays: Int, minEvents: Int, votes: Int, scriptedShare: Double, hoursShare: Double,
      regularShare: Double, weekendRatio: Double, sharedClients: Int
    ) {
      self.minDays = minDays
      self.minEvents = minEvents
      self.votes = votes
      self.scriptedShare = scriptedShare
      self.hoursShare = hoursShare
      self.regularShare = regularShare
      self.weekendRatio = weekendRatio
      self.sharedClients = sharedClients
    }
  }

  package var overrides: [Override]
  package var roles: [Role]
  package var inference: Inference

  package init(overrides: [Override], roles: [Role], inference: Inference) {
    self.overrides = overrides
    self.roles = roles
    self.inference = inference
  }
}
