import Dispatch
import Events
import GRDB
import Synchronization

extension HistoryStore {
  /// Every entity, in the order of the bytes of its id.
  package func entities() throws(TidewatchError) -> [StoredEntity] {
    try read { try EntityRecord.fetchAll(in: $0).map(\.entity) }
  }

  /// The entity with an id; `nil` when the store has none.
  package func entity(named id: String) throws(TidewatchError) -> StoredEntity? {
    try read { try EntityRecord.fetch(id, in: $0)?.entity }
  }

  /// What an entity did within a window, in a total order: by time, then by all other fields.
  ///
  /// Reads only the weeks that the window touches.
  ///
  /// - Throws: `.store` when a block is damaged.
  package func recall(
    _ entityID: String, during window: TimeWindow
  ) throws(TidewatchError) -> [CountedEvent] {
    try events(of: entityID, during: window).counted
  }

  /// The same in little memory, for whoever need not have all of each event.
  ///
  /// - Parameter keepsURLs: whether the URLs of a kind of events are wanted; those of others may be empty.
  package func events(
    of entityID: String, during window: TimeWindow,
    keepsURLs: (AccessEvent) -> Bool = { _ in true }
  ) throws(TidewatchError) -> EntityEvents {
    guard window.start < window.end else { return EntityEvents() }
    return try read { db in
      guard let record = try EntityRecord.fetch(entityID, in: db) else { return EntityEvents() }
      return try BlockCodec(shelf: dictionaries).events(
        of: record, during: window, keepsURLs: keepsURLs, in: db)
    }
  }

  /// Calls `body` with each entity that did something within a window, in the order of
  /// `entities()`, and what it did, in the order of `recall`.
  ///
  /// The next few entities are read on a thread of their own while `body` works. All are read from
  /// the store as it was at the beginning, and `body` may use the store.
  ///
  /// - Throws: `.store` when a block is damaged, and what `body` throws.
  package func forEachEntity(
    during window: TimeWindow,
    _ body: (StoredEntity, EntityEvents) throws(TidewatchError) -> Void
  ) throws(TidewatchError) {
    let snapshot = try errors.translating { try database.makeSnapshot() }
    let records = try errors.translating { try snapshot.read(EntityRecord.fetchAll(in:)) }
    let groups = EntityRecord.groups(of: records)
    let shelf = dictionaries
    let read = { @Sendable (group: Range<Int>) in
      try snapshot.read { db in
        let codec = BlockCodec(shelf: shelf)
        return try records[group].map { try codec.events(of: $0, during: window, in: db) }
      }
    }
    var ahead = groups.first.map { group in Ahead { try read(group) } }
    for (index, group) in groups.enumerated() {
      guard let current = ahead else { return }
      let events = try errors.translating { try current.result() }
      ahead = groups.dropFirst(index + 1).first.map { next in Ahead { try read(next) } }
      for (record, events) in zip(records[group], events) where !events.isEmpty {
        try body(record.entity, events)
      }
    }
  }

  /// What `body` makes of each entity that did something within a window, and of what it did, in the order
  /// of `entities()`; on as many threads as there are cores, each with a worker of its own.
  ///
  /// All is read from the store as it was at the beginning, and `body` may use the store. The events are
  /// its own to change.
  ///
  /// - Throws: `.store` when a block is damaged, and what `body` throws.
  package func mapEntities<Worker, Value: Sendable>(
    during window: TimeWindow, worker: () -> Worker,
    _ body: @Sendable (inout Worker, StoredEntity, inout EntityEvents) throws -> Value
  ) throws(TidewatchError) -> [Value] {
    try errors.translating {
      let snapshot = try database.makeSnapshot()
      let records = try snapshot.read(EntityRecord.fetchAll(in:))
      let groups = EntityRecord.groups(of: records)
      let shelf = dictionaries
      let crew = WorkerCrew { Desk(worker: worker(), codec: BlockCodec(shelf: shelf)) }
      return try crew.map(groups.count) { desk, index in
        let group = records[groups[index]]
        let sealed = try snapshot.read { db in
          try group.map { try desk.codec.sealedBlocks(of: $0, during: window, in: db) }
        }
        return try zip(group, sealed).compactMap { record, blocks in
          var events = try desk.codec.events(of: record, in: blocks, during: window)
          return events.isEmpty ? nil : try body(&desk.worker, record.entity, &events)
        }
      }.flatMap(\.self)
    }
  }
}

/// What one thread works with.
private final class Desk<Worker> {
  var worker: Worker
  let codec: BlockCodec

  init(worker: Worker, codec: BlockCodec) {
    self.worker = worker
    self.codec = codec
  }
}

/// One piece of work on a thread of its own.
private final class Ahead<Value: Sendable>: Sendable {
  private let done = DispatchSemaphore(value: 0)
  private let outcome = Mutex<Result<Value, any Error>?>(nil)

  init(_ work: @escaping @Sendable () throws -> Value) {
    DispatchQueue.global(qos: .userInitiated).async { [self] in
      let result = Result { try work() }
      outcome.withLock { $0 = result }
      done.signal()
    }
  }

  /// What came of it, once; waits for it.
  func result() throws -> Value {
    done.wait()
    let result = outcome.withLock { outcome in
      defer { outcome = nil }
      return outcome
    }
    guard let result else { throw CancellationError() }
    return try result.get()
  }
}

extension EntityRecord {
  /// Events that are worth a piece of work of their own, and little to hold.
  private static let eventsAtOnce = 10_000

  /// Ranges of entities that have some events together, or are one entity with more.
  fileprivate static func groups(of records: [Self]) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    var (start, events) = (0, 0)
    for (index, record) in records.enumerated() {
      events += min(record.entity.events, eventsAtOnce)
      if events >= eventsAtOnce || index == records.count - 1 {
        groups.append(start..<index + 1)
        (start, events) = (index + 1, 0)
      }
    }
    return groups
  }

  static func fetchAll(in db: Database) throws -> [Self] {
    try fetchAll(db, sql: "SELECT \(columns) FROM entity ORDER BY name")
  }
}
