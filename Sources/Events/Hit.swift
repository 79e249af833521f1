/// A row that the base rule returns, with the rule's own columns and our annotations beside them.
package struct Hit: Hashable, Sendable {
  package var event: AccessEvent
  package var isAPICall: Bool
  package var isScriptedClient: Bool
  /// `has_any` found a vendor's domain, but neither host is that domain or one below it.
  package var isLookalike: Bool
  package var entity: Entity

  package init(
    event: AccessEvent, isAPICall: Bool, isScriptedClient: Bool, isLookalike: Bool, entity: Entity
  ) {
    self.event = event
    self.isAPICall = isAPICall
    self.isScriptedClient = isScriptedClient
    self.isLookalike = isLookalike
    self.entity = entity
  }
}
