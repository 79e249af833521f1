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
  /// Bytes of events in memory that are staged together.
  private let memoryLimit: Int
  private let crew: WorkerCrew<BlockCodec>
  private var entities = EntityNumbers()
  /// Small batches and single events, until there are enough.
  private var open = EventBatch()
  /// Closed batches, with the input's numbers of the entities of each.
  private var batches: [EventBatch] = []
  private var owners: [[UInt32]] = []
  private var bytesHeld = 0
  /// Different events of all batches.
  private var rows = 0
  private var staging: StagingArea?
  private var sightings: Set<Sighting> = []
  private var context = ContextHold()

  /// Events from which a batch stays one of its own.
  private static let smallestBatch = 1000

  init(store: HistoryStore, memoryLimit: Int) {
    self.store = store
    self.memoryLimit = memoryLimit
    let shelf = store.dictionaries
    crew = WorkerCrew { BlockCodec(shelf: shelf) }
  }

  deinit {
    // What cannot be cleared now goes with the connection.
    try? staging?.clear()
  }

  /// Adds one event of an entity.
  ///
  /// - Throws: `.store` when the disk is full.
  package func add(_ event: AccessEvent, entity: Entity) throws(TidewatchError) {
    open.add(event, entity: entity)
    try stageIfFull()
  }

  /// Adds all events of a batch.
  ///
  /// - Throws: `.store` when the disk is full.
  package func add(_ batch: EventBatch) throws(TidewatchError) {
    if batch.count < Self.smallestBatch { open.append(batch) } else { hold(batch) }
    try stageIfFull()
  }

  /// Adds that a source carried a user's traffic; the same again adds nothing.
  package func add(_ sighting: Sighting) { sightings.insert(sighting) }

  /// Adds what accounts did elsewhere; the same again adds nothing.
  package func add(_ batch: ContextBatch) throws(TidewatchError) {
    do {
      try context.add(batch)
    } catch {
      throw store.errors.translate(error)
    }
  }

  /// Puts the input and what is noted about it into the store, in one transaction.
  ///
  /// After an error the store is as it was, and the input may be committed again.
  package func commit(_ record: IngestedInput) throws(TidewatchError) {
    if staging != nil { try stage() }
    holdOpen()
    let ranks = entities.ranks()
    let staging = staging
    try store.write { db in
      var touched = TouchedWeeks()
      let writer = HistoryWriter(db: db, store: store, entities: entities.all, crew: crew)
      if let staging {
        try writer.unite(
          with: try staging.groups(ranks: ranks, in: db), rows: rows, touching: &touched)
      } else {
        try writer.unite(
          with: BatchedGroups(batches, owners: owners, ranks: ranks), rows: rows,
          touching: &touched)
      }
      for sighting in sightings.sorted() {
        if try sighting.save(in: db) { touched.add(ISOWeek(containing: sighting.start)) }
      }
      if !context.isEmpty {
        try ContextWriter(db: db).unite(with: try context.weeks(), touching: &touched)
      }
      try touched.forgetJudgements(in: db)
      try record.save(in: db)
    }
    cancel()
  }

  /// Forgets the events; the store is as if the input had never been begun.
  package func cancel() {
    try? staging?.clear()
    staging = nil
    forgetBatches()
    rows = 0
    open = EventBatch()
    entities = EntityNumbers()
    sightings = []
    context = ContextHold()
  }

  private func hold(_ batch: EventBatch) {
    var batch = batch
    owners.append(batch.close().map { entities.number(of: $0) })
    bytesHeld += batch.footprint
    rows += batch.count
    batches.append(batch)
  }

  private func holdOpen() {
    guard !open.isEmpty else { return }
    hold(open)
    open = EventBatch()
  }

  private func forgetBatches() {
    batches = []
    owners = []
    bytesHeld = 0
  }

  private func stageIfFull() throws(TidewatchError) {
    if bytesHeld + open.footprint >= memoryLimit { try stage() }
  }

  /// Puts what is in memory into a temporary file.
  private func stage() throws(TidewatchError) {
    holdOpen()
    guard !batches.isEmpty else { return }
    let area: StagingArea
    if let staging { area = staging } else { area = try StagingArea(store: store) }
    staging = area
    try area.add(BatchedGroups(batches, owners: owners, ranks: entities.ranks()), crew: crew)
    forgetBatches()
  }
}

extension HistoryStore {
  /// Begins one input.
  package func beginInput() -> InputIngestion { beginInput(memoryLimit: 128 << 20) }

  func beginInput(memoryLimit: Int) -> InputIngestion {
    InputIngestion(store: self, memoryLimit: memoryLimit)
  }
}
