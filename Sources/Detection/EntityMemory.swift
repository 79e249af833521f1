import Events

/// Names entities as `EntityNaming` does, and knows again the users that it has named: logs name few
/// users many times. One for each thread.
package final class EntityMemory {
  private let naming: EntityNaming
  private var known: [String: Entity?] = [:]

  /// Users remembered before all are forgotten, so that a log of made-up names costs no memory.
  private static let most = 16_384

  package init(_ naming: EntityNaming) {
    self.naming = naming
  }

  /// The entity of an event; see `EntityNaming.entity(user:source:)`.
  package func entity(user: String, source: String) -> Entity {
    account(of: user) ?? naming.entity(ofSource: source)
  }

  private func account(of user: String) -> Entity? {
    if let account = known[user] { return account }
    if known.count == Self.most { known.removeAll(keepingCapacity: true) }
    let account = naming.entity(ofUser: user)
    known[user] = .some(account)
    return account
  }
}
