import Events

/// An event and how often the log that has it most often has it.
package struct CountedEvent: Hashable, Sendable {
  package var event: AccessEvent
  /// At least 1.
  package var count: Int

  package init(event: AccessEvent, count: Int) {
    self.event = event
    self.count = count
  }
}
