import Events

/// The events of one input that one entity has in a large week, or in the small weeks of a season.
struct EventGroup: Hashable {
  /// The entity's number within the input.
  var entity: UInt32
  var span: WeekSpan
}

/// All groups of one input, those of an entity in turn, and the events of each.
protocol EventGroups: Sendable {
  var groups: [EventGroup] { get }

  /// What waits in the database of the group at an index; to be called on its thread.
  func pieces(at index: Int) throws -> [[UInt8]]

  /// The events of the group at an index, on any thread.
  ///
  /// - Parameter pieces: what `pieces(at:)` gave.
  func table(at index: Int, pieces: [[UInt8]], codec: BlockCodec) throws -> EventTable
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
    var numbers = WeekNumbers()
    var weekOfRow: [UInt32] = []
    weekOfRow.reserveCapacity(batches.reduce(0) { $0 + $1.count })
    for (batch, owners) in zip(batches, owners) {
      numbers.begin(owners)
      for entry in batch.entries { weekOfRow.append(numbers.number(of: entry)) }
    }
    var counts: [EventGroup: Int] = [:]
    let groupOfWeek = zip(numbers.all, numbers.counts).map { week, count in
      let span = WeekSpan(week.week)
      let group = EventGroup(
        entity: week.entity, span: count < WeekSpan.largeWeek ? span.season : span)
      counts[group, default: 0] += count
      return group
    }
    groups = counts.keys.sorted { left, right in
      (ranks[Int(left.entity)], left.span.first, left.span.weeks)
        < (ranks[Int(right.entity)], right.span.first, right.span.weeks)
    }
    let places = Dictionary(uniqueKeysWithValues: zip(groups, groups.indices))
    let placeOfWeek = groupOfWeek.map { places[$0] ?? 0 }
    var next: [Int] = []
    var start = 0
    for group in groups {
      next.append(start)
      start += counts[group] ?? 0
    }
    var sorted = [Place](repeating: Place(batch: 0, entry: 0), count: weekOfRow.count)
    var row = 0
    for (index, batch) in batches.enumerated() {
      for entry in 0..<batch.count {
        let group = placeOfWeek[Int(weekOfRow[row])]
        sorted[next[group]] = Place(batch: UInt32(index), entry: UInt32(entry))
        next[group] += 1
        row += 1
      }
    }
    self.places = sorted
    ends = next
  }

  func pieces(at index: Int) -> [[UInt8]] { [] }

  func table(
    at index: Int, pieces: [[UInt8]], codec: BlockCodec
  ) throws(BlockDamage) -> EventTable {
    var builder = TableBuilder()
    let rows = rows(at: index)
    builder.reserve(rows.count)
    for place in rows {
      let batch = Int(place.batch)
      let entry = batches[batch].entries[Int(place.entry)]
      builder.add(
        ticks: entry.ticks, shape: try builder.shape(entry.shape, of: batches[batch].shapes),
        url: builder.url(entry.url, of: batches[batch].urls))
    }
    return builder.finish()
  }

  /// The rows of the group at an index, to wait in the database.
  func staged(at index: Int) -> StagedRows {
    let rows = rows(at: index)
    var staged = StagedRows(reserving: rows.count)
    for place in rows {
      let batch = Int(place.batch)
      staged.add(batches[batch].entries[Int(place.entry)], of: batches[batch])
    }
    return staged
  }

  private func rows(at index: Int) -> ArraySlice<Place> {
    places[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }
}

/// One entity's one week.
private struct EntityWeek: Hashable {
  var entity: UInt32
  var week: ISOWeek
}

/// Numbers the weeks of an input's entities in the order they come, and counts their rows.
private struct WeekNumbers {
  private(set) var all: [EntityWeek] = []
  private(set) var counts: [Int] = []
  private var numbers: [EntityWeek: UInt32] = [:]
  private var owners: [UInt32] = []
  /// The last week of each entity of the batch: mostly the next one too.
  private var latest: [(group: EntityWeek, number: UInt32)?] = []

  /// Begins a batch, whose entities have these numbers within the input.
  mutating func begin(_ owners: [UInt32]) {
    self.owners = owners
    latest = Array(repeating: nil, count: owners.count)
  }

  mutating func number(of entry: EventBatch.Entry) -> UInt32 {
    let week = ISOWeek(containing: Timestamp(ticks: entry.ticks))
    if let (group, number) = latest[Int(entry.entity)], group.week == week {
      counts[Int(number)] += 1
      return number
    }
    let group = EntityWeek(entity: owners[Int(entry.entity)], week: week)
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
