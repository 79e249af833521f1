import Events

/// Events of one input in memory, in the order they came.
struct EventBuffer {
  private struct Entry {
    var entity: UInt32
    var row: EventRow
  }

  private var vocabulary = Vocabulary()
  private var entries: [Entry] = []

  var isEmpty: Bool { entries.isEmpty }

  /// Bytes of memory that the buffer takes, roughly.
  var footprint: Int {
    entries.count * MemoryLayout<Entry>.stride + vocabulary.footprint
  }

  /// Adds an event of the entity with a number.
  mutating func add(_ event: AccessEvent, entity: UInt32) {
    entries.append(Entry(entity: entity, row: vocabulary.row(of: event)))
  }

  /// The events by entity and week, the same ones counted together.
  ///
  /// - Parameter ranks: For each entity's number its place in the order of the result.
  func groups(ranks: [UInt32]) -> BufferedGroups {
    let sorted = entries.sorted { left, right in
      left.entity == right.entity
        ? vocabulary.precedes(left.row, right.row)
        : ranks[Int(left.entity)] < ranks[Int(right.entity)]
    }
    var result = BufferedGroups(vocabulary: vocabulary)
    for entry in sorted { result.append(entry.row, entity: entry.entity) }
    return result
  }
}
