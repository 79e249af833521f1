import Events

/// Events as rows over words of their own, in the order they came.
///
/// A batch can be filled on any thread and handed to an `InputIngestion`, which then need not look
/// at every event's texts itself.
package struct EventBatch: Sendable {
  /// One event of an entity, by the entity's number in the batch.
  struct Entry {
    var row: EventRow
    var entity: UInt32
  }

  private(set) var vocabulary = Vocabulary()
  private(set) var entities = EntityNumbers()
  private(set) var entries: [Entry] = []

  package init() {}

  package var isEmpty: Bool { entries.isEmpty }

  /// How many events were added, the same ones too.
  package var count: Int { entries.count }

  /// Bytes of memory that the batch takes, roughly.
  package var footprint: Int {
    entries.count * MemoryLayout<Entry>.stride + vocabulary.footprint
  }

  /// Adds an event of an entity.
  package mutating func add(_ event: AccessEvent, entity: Entity) {
    let number = entities.number(of: entity)
    entries.append(Entry(row: vocabulary.row(of: event), entity: number))
  }

  /// Adds the events of another batch.
  mutating func append(_ other: EventBatch) {
    var adoption = Adoption()
    let owners = other.entities.all.map { entities.number(of: $0) }
    for entry in other.entries {
      let row = adoption.adopt(entry.row, from: other.vocabulary, into: &vocabulary)
      entries.append(Entry(row: row, entity: owners[Int(entry.entity)]))
    }
  }

  /// Gives back the memory that only further events would need, and the names of the entities.
  ///
  /// - Returns: the entities by their number.
  mutating func close() -> [Entity] {
    vocabulary.close()
    defer { entities = EntityNumbers() }
    return entities.all
  }
}
