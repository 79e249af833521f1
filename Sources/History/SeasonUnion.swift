import Events

/// The groups that one entity has in one season, and the blocks that the store has there.
struct SeasonUnion: Sendable {
  /// A block of the store with the dictionary that it names.
  struct Stored: Sendable {
    var block: Block
    var dictionary: ZstdDictionary?
  }

  /// A group by its place, with what waits of it in the database.
  struct Part: Sendable {
    var group: Int
    var span: WeekSpan
    var pieces: [[UInt8]]
  }

  /// What changes in the store.
  struct Outcome: Sendable {
    /// Blocks to be added, or to replace those of the same key.
    var blocks: [Block] = []
    /// Blocks of which nothing is left.
    var emptied: [BlockKey] = []
    var tally = EntityTally()
  }

  var season: WeekSpan
  /// The entity's number in the store, and its name.
  var entity: Int64
  var name: String
  var parts: [Part] = []
  var stored: [Stored] = []
  /// What new blocks are compressed with.
  var dictionary: ZstdDictionary?

  /// Unites them: the parts of the input add up, and of the store and the input the larger counts
  /// stay; large weeks then have blocks of their own.
  ///
  /// A week that has a block keeps it, so that each event is in one place only.
  func outcome(of source: some EventGroups, codec: BlockCodec) throws -> Outcome {
    var incoming = try incoming(of: source, codec: codec)
    var outcome = Outcome()
    outcome.tally.first = incoming.values.compactMap { $0.rows.first?.ticks }.min() ?? .max
    outcome.tally.last = incoming.values.compactMap { $0.rows.last?.ticks }.max() ?? .min
    var small = EventTable()
    let seasonBlock = stored.first { $0.block.key.span.isSeason }
    if let seasonBlock { small = try open(seasonBlock, codec) }
    let before = small
    outcome.tally.added = -small.eventCount
    // Weeks with a block of their own, or that get one.
    let rest = incoming.removeValue(forKey: season) ?? EventTable()
    var own = Set(incoming.keys)
    own.formUnion(stored.map(\.block.key.span).filter { !$0.isSeason })
    let both = small.merging(rest)
    own.formUnion(both.largeWeeks)
    var others = rest
    for week in own.sorted(by: { $0.first < $1.first }) {
      var arrived = incoming[week] ?? EventTable()
      let extra = others.take(week)
      if !extra.rows.isEmpty { arrived.add(extra) }
      let moved = small.take(week)
      guard !arrived.rows.isEmpty || !moved.rows.isEmpty else { continue }
      let block = stored.first { $0.block.key.span == week }
      var table = try block.map { try open($0, codec) } ?? EventTable()
      let known = table.rows
      outcome.tally.added -= table.eventCount
      table.merge(moved)
      table.merge(arrived)
      outcome.tally.added += table.eventCount
      if table.rows != known { outcome.blocks.append(try seal(table, week, codec)) }
    }
    if own.isEmpty { small = both } else { small.merge(others) }
    outcome.tally.added += small.eventCount
    if small.rows.isEmpty, let seasonBlock {
      outcome.emptied.append(seasonBlock.block.key)
    } else if small.rows != before.rows {
      outcome.blocks.append(try seal(small, season, codec))
    }
    return outcome
  }

  /// The input's events by span; those of a season may have rows of a week that has a group too.
  private func incoming(
    of source: some EventGroups, codec: BlockCodec
  ) throws -> [WeekSpan: EventTable] {
    var tables: [WeekSpan: EventTable] = [:]
    for part in parts {
      tables[part.span] = try source.table(at: part.group, pieces: part.pieces, codec: codec)
    }
    return tables
  }

  private func open(_ stored: Stored, _ codec: BlockCodec) throws(BlockDamage) -> EventTable {
    try codec.open(stored.block, entity: name, dictionary: stored.dictionary)
  }

  private func seal(
    _ table: EventTable, _ span: WeekSpan, _ codec: BlockCodec
  ) throws(BlockDamage) -> Block {
    try codec.seal(
      table, key: BlockKey(entity: entity, span: span), entity: name, dictionary: dictionary)
  }
}

extension EventTable {
  /// The union with another table; see `merge`.
  fileprivate func merging(_ other: EventTable) -> EventTable {
    if other.rows.isEmpty { return self }
    if rows.isEmpty { return other }
    var both = self
    both.merge(other)
    return both
  }

  /// The weeks with so many distinct events that each deserves a block of its own.
  fileprivate var largeWeeks: [WeekSpan] {
    var weeks: [WeekSpan] = []
    var start = rows.startIndex
    while start < rows.endIndex {
      let week = WeekSpan(ISOWeek(containing: Timestamp(ticks: rows[start].ticks)))
      let end = self.end(of: week, from: start)
      if end - start >= WeekSpan.largeWeek { weeks.append(week) }
      start = end
    }
    return weeks
  }

  /// Takes out the rows of a week.
  fileprivate mutating func take(_ week: WeekSpan) -> EventTable {
    let start = rows.partitioningIndex { week.startTicks <= $0.ticks }
    guard start < rows.endIndex else { return EventTable() }
    let end = self.end(of: week, from: start)
    guard start < end else { return EventTable() }
    let taken = EventTable(vocabulary: vocabulary, rows: Array(rows[start..<end]))
    rows.removeSubrange(start..<end)
    return taken
  }

  private func end(of week: WeekSpan, from start: Int) -> Int {
    // The first row is in the week or behind it.
    var end = start
    while end < rows.endIndex,
      UInt64(bitPattern: rows[end].ticks &- week.startTicks) < week.length
    { end += 1 }
    return end
  }
}

extension Array {
  /// The first index at which a condition holds that holds for all elements behind it too.
  func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var range = startIndex..<endIndex
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if holds(self[middle]) {
        range = range.lowerBound..<middle
      } else {
        range = middle + 1..<range.upperBound
      }
    }
    return range.lowerBound
  }
}
