/// A row that the base rule returns, with the rule's own columns and our annotations beside them.
package struct Hit: Hashable, Sendable {
  package var event: AccessEvent
  package var isAPICall: Bool
  package var isScriptedClient: Bool
  /// `has_any` found a vendor's domain, but neither host is that domain or one below it.
  package var isLookalike: Bool
  package var entity: Entity
  /// The row names no user: it came to the entity by its source alone.
  package var isAttributed: Bool

  package init(
    event: consuming AccessEvent, isAPICall: Bool, isScriptedClient: Bool, isLookalike: Bool,
    entity: Entity, isAttributed: Bool = false
  ) {
    self.event = event
    self.isAPICall = isAPICall
    self.isScriptedClient = isScriptedClient
    self.isLookalike = isLookalike
    self.entity = entity
    self.isAttributed = isAttributed
  }
}
