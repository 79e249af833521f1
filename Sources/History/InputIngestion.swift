import Events

/// One input on its way into the store: nothing is kept of it until `commit`, then all of it.
///
/// Within the input the same events add up. The union with what the store has then takes, for
/// each distinct event, the larger count, so that reading an input again, or another that
/// overlaps it, adds only what is new. That needs the whole input, whatever its size: beyond a
/// bound of memory its events wait compressed in a temporary file.
///
/// Use it from one task at a time. Several inputs may be under way at once.
package final class InputIngestion {
  private let store: HistoryStore
  /// Bytes of buffered events that are staged together.
  private let memoryLimit: Int
  private var entities = EntityNumbers()
  private var buffer = EventBuffer()
  private var staging: StagingArea?
  private var sightings: Set<Sighting> = []

  init(store: HistoryStore, memoryLimit: Int) {
    self.store = store
    self.memoryLimit = memoryLimit
  }

  deinit {
    // What cannot be cleared now goes with the connection.
    try? staging?.clear()
  }

  /// Adds one event of an entity.
  ///
  /// - Throws: `.store` when the disk is full.
  package func add(_ event: AccessEvent, entity: Entity) throws(TidewatchError) {
    buffer.add(event, entity: entities.number(of: entity))
    if buffer.footprint >= memoryLimit { try stage() }
  }

  /// Adds that a source carried a user's traffic; the same again adds nothing.
  package func add(_ sighting: Sighting) { sightings.insert(sighting) }

  /// Puts the input and what is noted about it into the store, in one transaction.
  ///
  /// After an error the store is as it was, and the input may be committed again.
  package func commit(_ record: IngestedInput) throws(TidewatchError) {
    if staging != nil { try stage() }
    let ranks = entities.ranks()
    let staging = staging
    try store.write { db in
      let writer = HistoryWriter(db: db, store: store, entities: entities.all)
      if let staging {
        try writer.unite(with: staging.groups(ranks: ranks, in: db))
      } else {
        try writer.unite(with: buffer.groups(ranks: ranks))
      }
      for sighting in sightings.sorted() { try sighting.save(in: db) }
      try record.save(in: db)
    }
    cancel()
  }

  /// Forgets the events; the store is as if the input had never been begun.
  package func cancel() {
    try? staging?.clear()
    staging = nil
    buffer = EventBuffer()
    entities = EntityNumbers()
    sightings = []
  }

  private func stage() throws(TidewatchError) {
    let area: StagingArea
    if let staging { area = staging } else { area = try StagingArea(store: store) }
    staging = area
    try area.add(buffer.groups(ranks: entities.ranks()))
    buffer = EventBuffer()
  }
}

extension HistoryStore {
  /// Begins one input.
  package func beginInput() -> InputIngestion { beginInput(memoryLimit: 128 << 20) }

  func beginInput(memoryLimit: Int) -> InputIngestion {
    InputIngestion(store: self, memoryLimit: memoryLimit)
  }
}
