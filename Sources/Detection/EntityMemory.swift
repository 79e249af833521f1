import Events

/// Names entities as `EntityNaming` does, and knows again the users that it has named: logs name few
/// users many times. One for each thread.
package final class EntityMemory {
  private let naming: EntityNaming
  private var known = RecentTexts<Entity?>()

  package init(_ naming: EntityNaming) {
    self.naming = naming
  }

  /// The entity of an event; see `EntityNaming.entity(user:source:)`.
  package func entity(user: String, source: String) -> Entity {
    account(of: user) ?? naming.entity(ofSource: source)
  }

  private func account(of user: String) -> Entity? {
    known.value(of: user) { naming.entity(ofUser: user) }
  }
}
