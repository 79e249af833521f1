import Events

/// Names entities as `EntityNaming` does, and knows again the users that it has named: logs name few
/// users many times. One for each thread.
package final class EntityMemory {
  private let naming: EntityNaming
  private let known = RecentTexts<Entity?>()

  package init(_ naming: EntityNaming) {
    self.naming = naming
  }

  /// The entity of an event; see `EntityNaming.entity(user:source:)`.
  package func entity(user: String, source: String) -> Entity {
    user.withBytes { account(of: $0) } ?? naming.entity(ofSource: source)
  }

  /// The entity of a row.
  package func entity(of row: ProxyRowView) -> Entity {
    account(of: row.user)
      ?? naming.entity(ofSource: String(decoding: row.source, as: UTF8.self))
  }

  private func account(of user: ProxyRowView.Text) -> Entity? {
    known.value(of: user) { naming.entity(ofUser: String(decoding: user, as: UTF8.self)) }
  }
}
