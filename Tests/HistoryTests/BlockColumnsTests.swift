import Events
import Testing

@testable import History

/// The groups of rows as they would be read from one input.
func makeGroups(_ log: [LoggedEvent]) -> BatchedGroups {
  var batch = EventBatch()
  for row in log { batch.add(row.event, entity: Entity(id: "e", kind: .user)) }
  return BatchedGroups([batch], owners: [[0]], ranks: [0])
}

/// The events of a block's bytes, by both ways to read them, which must agree.
func readEvents(_ bytes: [UInt8], span: WeekSpan) throws(BlockDamage) -> [CountedEvent] {
  var events = EntityEvents()
  events.append(try BlockColumns.read(bytes, span: span), during: .always)
  let table = try BlockColumns.decode(bytes, span: span)
  let strings = table.vocabulary.strings
  let texts = (0..<UInt32(strings.count)).map(strings.text)
  let counted = events.counted
  #expect(
    counted
      == table.rows.compactMap { row in
        guard var event = table.vocabulary.shapes[Int(row.shape)].template(texts: texts) else {
          return nil
        }
        event.time = Timestamp(ticks: row.ticks)
        event.url = texts[Int(row.url)]
        return CountedEvent(event: event, count: Int(row.count))
      })
  return counted
}

extension BatchedGroups {
  func tables() throws -> [EventTable] {
    let codec = BlockCodec(shelf: DictionaryShelf())
    return try groups.indices.map { try table(at: $0, pieces: [], codec: codec) }
  }
}

func makeTable(_ events: [AccessEvent]) throws -> EventTable {
  try makeGroups(events.map { LoggedEvent(event: $0, entity: Entity(id: "e", kind: .user)) })
    .tables()[0]
}

@Suite("Columns of a block")
struct BlockColumnsTests {
  private func roundTrip(_ table: EventTable, span: WeekSpan) throws -> [CountedEvent] {
    var columns = BlockColumns()
    let bytes = columns.encode(table.rows, vocabulary: table.vocabulary, span: span).bytes
    return try readEvents(bytes, span: span)
  }

  @Test("Every field of an event comes back as it was")
  func everyField() throws {
    let events = [AccessEvent(time: noon, channel: .proxy), makeFullEvent()]
    let table = try makeTable(events)
    let decoded = try roundTrip(table, span: WeekSpan(ISOWeek(containing: noon)))
    #expect(decoded == events.map { CountedEvent(event: $0, count: 1) })
  }

  @Test(
    "Times come back to the tick, whatever their resolution and however early or late",
    arguments: [
      [0, 600_000_000], [10_000_000, 20_000_000], [10_000, 30_000], [10, 20], [1, 2],
      [-1], [-10_000_000], [.min], [.min + 1], [.max - 1], [1, 1, 1],
    ] as [[Int64]])
  func exactTimes(ticks: [Int64]) throws {
    let events = ticks.map { AccessEvent(time: Timestamp(ticks: $0), channel: .proxy) }
    let groups = makeGroups(
      events.map { LoggedEvent(event: $0, entity: Entity(id: "e", kind: .user)) })
    let tables = try groups.tables()
    let decoded = try groups.groups.indices.flatMap { index in
      try roundTrip(tables[index], span: groups.groups[index].span)
    }
    #expect(decoded.flatMap { Array(repeating: $0.event.time.ticks, count: $0.count) } == ticks)
  }

  @Test("Random weeks come back in total order with their counts")
  func randomWeeks() throws {
    for seed in 0..<20 {
      let log = makeLog(Int(seed) * 37 + 1, seed: UInt64(seed), entities: 1)
      let groups = makeGroups(log)
      var expected: [AccessEvent: Int] = [:]
      for row in log { expected[row.event, default: 0] += 1 }
      var actual: [AccessEvent: Int] = [:]
      for (index, group) in groups.groups.enumerated() {
        let events = try roundTrip(groups.tables()[index], span: group.span)
        #expect(events.map(\.event.time) == events.map(\.event.time).sorted())
        for event in events { actual[event.event] = event.count }
      }
      #expect(actual == expected)
    }
  }

  @Test("Strings that only look alike are different events")
  func canonicalEquivalence() throws {
    var composed = AccessEvent(time: noon, channel: .proxy)
    composed.user = "\u{E9}"
    var decomposed = composed
    decomposed.user = "e\u{301}"
    #expect(try makeTable([composed, decomposed]).rows.count == 2)
  }

  @Test("Damaged columns are an error or some table, never a trap")
  func damagedColumns() throws {
    let span = WeekSpan(ISOWeek(containing: noon)).season
    let table = try makeGroups(makeLog(60, seed: 3, entities: 1, weeks: 1)).tables()[0]
    var columns = BlockColumns()
    let bytes = columns.encode(table.rows, vocabulary: table.vocabulary, span: span)
      .bytes
    var random = SeededRandom(state: 11)
    var errors = 0
    for round in 0..<4000 {
      var damaged = bytes
      for _ in 0...(round % 4) {
        damaged[Int.random(in: 0..<bytes.count, using: &random)] = random.next(upperBound: 255)
      }
      if round % 3 == 0 { damaged.removeLast(Int.random(in: 1...bytes.count, using: &random)) }
      do throws(BlockDamage) {
        _ = try readEvents(damaged, span: span)
      } catch {
        errors += 1
      }
    }
    #expect(errors > 2000)
    for length in 0..<bytes.count {
      #expect(throws: BlockDamage.self) {
        try BlockColumns.decode(Array(bytes.prefix(length)), span: span)
      }
    }
    #expect(throws: BlockDamage.self) { try BlockColumns.decode(bytes + [0], span: span) }
  }
}
