import Events

/// An entity of the store, with counters over all of its events.
package struct StoredEntity: Hashable, Sendable {
  package var entity: Entity
  package var firstSeen: Timestamp
  package var lastSeen: Timestamp
  /// Events, each as often as it was seen.
  package var events: Int

  package init(entity: Entity, firstSeen: Timestamp, lastSeen: Timestamp, events: Int) {
    self.entity = entity
    self.firstSeen = firstSeen
    self.lastSeen = lastSeen
    self.events = events
  }
}
