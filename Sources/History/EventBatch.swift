import Events

/// Events as rows over texts of their own, in the order they came.
///
/// A batch can be filled on any thread and handed to an `InputIngestion`, which then need not look
/// at every event's texts itself.
package struct EventBatch: Sendable {
  /// One event of an entity, by the entity's number in the batch.
  struct Entry {
    var ticks: Int64
    /// The number of a text in `shapes`.
    var shape: UInt32
    /// The number of a text in `urls`.
    var url: UInt32
    var entity: UInt32
  }

  /// See `ShapeText`.
  private(set) var shapes = StringTable()
  private(set) var urls = StringTable()
  private(set) var entities = EntityNumbers()
  private(set) var entries: [Entry] = []
  /// The shape of the event that is being added.
  private var shape: [UInt8] = []

  package init() {}

  package var isEmpty: Bool { entries.isEmpty }

  /// How many events were added, the same ones too.
  package var count: Int { entries.count }

  /// Bytes of memory that the batch takes, roughly.
  package var footprint: Int {
    entries.count * MemoryLayout<Entry>.stride + shapes.footprint + urls.footprint
  }

  /// Adds an event of an entity.
  package mutating func add(_ event: AccessEvent, entity: Entity) {
    ShapeText.write(event, into: &shape)
    add(at: event.time, url: urls.intern(event.url), entity: entity)
  }

  /// Adds a hit of its entity; the same as adding it as an event.
  package mutating func add(_ hit: ProxyHitView) {
    ShapeText.write(hit, into: &shape)
    add(at: hit.row.time, url: urls.intern(hit.row.url), entity: hit.entity)
  }

  private mutating func add(at time: Timestamp, url: UInt32, entity: Entity) {
    entries.append(
      Entry(
        ticks: time.ticks, shape: shapes.intern(shape[...]), url: url,
        entity: entities.number(of: entity)))
  }

  /// Adds the events of another batch.
  mutating func append(_ other: EventBatch) {
    let owners = other.entities.all.map { entities.number(of: $0) }
    for var entry in other.entries {
      entry.shape = shapes.intern(entry.shape, of: other.shapes)
      entry.url = urls.intern(entry.url, of: other.urls)
      entry.entity = owners[Int(entry.entity)]
      entries.append(entry)
    }
  }

  /// Gives back the memory that only further events would need, and the names of the entities.
  ///
  /// - Returns: the entities by their number.
  mutating func close() -> [Entity] {
    shapes.close()
    urls.close()
    shape = []
    defer { entities = EntityNumbers() }
    return entities.all
  }
}
