import Events

/// The events of one input that one entity has in one week.
struct EventGroup: Hashable {
  /// The entity's number within the input.
  var entity: UInt32
  var week: ISOWeek
}

/// All groups of one input, those of an entity in turn by week, and the events of each.
protocol EventGroups: Sendable {
  var groups: [EventGroup] { get }

  /// What waits in the database of the group at an index; to be called on its thread.
  func pieces(at index: Int) throws -> [StagedPiece]

  /// The events of the group at an index, on any thread.
  ///
  /// - Parameter pieces: what `pieces(at:)` gave.
  func table(at index: Int, pieces: [StagedPiece], codec: BlockCodec) throws -> EventTable
}

/// Groups of batches in memory; the rows stay where they are, and only their places are sorted.
struct BatchedGroups: EventGroups {
  private struct Place {
    var batch: UInt32
    var entry: UInt32
  }

  private let batches: [EventBatch]
  /// The places of the rows, group after group, and where each group ends.
  private let places: [Place]
  private let ends: [Int]
  let groups: [EventGroup]

  /// - Parameters:
  ///   - owners: for each batch the number within the input of each of its entities.
  ///   - ranks: for each number within the input the entity's place in the order of the groups.
  init(_ batches: [EventBatch], owners: [[UInt32]], ranks: [UInt32]) {
    self.batches = batches
    var numbers = GroupNumbers()
    var groupOfRow: [UInt32] = []
    groupOfRow.reserveCapacity(batches.reduce(0) { $0 + $1.count })
    for (batch, owners) in zip(batches, owners) {
      numbers.begin(owners)
      for entry in batch.entries { groupOfRow.append(numbers.number(of: entry)) }
    }
    let order = numbers.all.indices.sorted { left, right in
      let (one, other) = (numbers.all[left], numbers.all[right])
      return (ranks[Int(one.entity)], one.week) < (ranks[Int(other.entity)], other.week)
    }
    groups = order.map { numbers.all[$0] }
    var next = [Int](repeating: 0, count: order.count)
    var start = 0
    for group in order {
      next[group] = start
      start += numbers.counts[group]
    }
    var places = [Place](repeating: Place(batch: 0, entry: 0), count: groupOfRow.count)
    var row = 0
    for (index, batch) in batches.enumerated() {
      for entry in 0..<batch.count {
        let group = Int(groupOfRow[row])
        places[next[group]] = Place(batch: UInt32(index), entry: UInt32(entry))
        next[group] += 1
        row += 1
      }
    }
    self.places = places
    ends = order.map { next[$0] }
  }

  func pieces(at index: Int) -> [StagedPiece] { [] }

  func table(at index: Int, pieces: [StagedPiece], codec: BlockCodec) -> EventTable {
    var table = EventTable()
    let rows = places[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
    table.rows.reserveCapacity(rows.count)
    var batch: UInt32?
    for place in rows {
      if batch != place.batch { codec.adoption.restart() }
      batch = place.batch
      let source = batches[Int(place.batch)]
      table.rows.append(
        codec.adoption.adopt(
          source.entries[Int(place.entry)].row, from: source.vocabulary, into: &table.vocabulary))
    }
    table.settle()
    return table
  }
}

/// Numbers the groups of an input's batches in the order they come, and counts their rows.
private struct GroupNumbers {
  private(set) var all: [EventGroup] = []
  private(set) var counts: [Int] = []
  private var numbers: [EventGroup: UInt32] = [:]
  private var owners: [UInt32] = []
  /// The last group of each entity of the batch: mostly the next one too.
  private var latest: [(group: EventGroup, number: UInt32)?] = []

  /// Begins a batch, whose entities have these numbers within the input.
  mutating func begin(_ owners: [UInt32]) {
    self.owners = owners
    latest = Array(repeating: nil, count: owners.count)
  }

  mutating func number(of entry: EventBatch.Entry) -> UInt32 {
    let week = ISOWeek(containing: Timestamp(ticks: entry.row.ticks))
    if let (group, number) = latest[Int(entry.entity)], group.week == week {
      counts[Int(number)] += 1
      return number
    }
    let group = EventGroup(entity: owners[Int(entry.entity)], week: week)
    let number = numbers[group] ?? UInt32(all.count)
    if Int(number) == all.count {
      numbers[group] = number
      all.append(group)
      counts.append(0)
    }
    latest[Int(entry.entity)] = (group, number)
    counts[Int(number)] += 1
    return number
  }
}
