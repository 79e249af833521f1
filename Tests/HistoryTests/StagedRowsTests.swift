import Events
import Testing

@testable import History

@Suite("Rows on their way")
struct StagedRowsTests {
  private let hit = {
    var hit = ProxyHitView(
      row: ProxyRowView(), isAPICall: true, isScriptedClient: true, isLookalike: false,
      entity: Entity(id: "e", kind: .user), vendor: "v")
    hit.row.time = noon
    return hit
  }()

  /// A batch with every row of a log, and one table of them all as they are read back.
  private func readBack(_ log: [LoggedEvent]) throws -> EventTable {
    var batch = EventBatch()
    for row in log { batch.add(row.event, entity: row.entity) }
    var builder = TableBuilder()
    try StagedRows.read(stage(batch), into: &builder)
    return builder.finish()
  }

  private func stage(_ batch: EventBatch) -> [UInt8] {
    var rows = StagedRows(reserving: batch.count)
    for entry in batch.entries { rows.add(entry, of: batch) }
    return rows.encoded()
  }

  @Test("Rows that waited are the rows that came")
  func roundTrip() throws {
    let entity = Entity(id: "e", kind: .user)
    var log = makeLog(500, seed: 5, entities: 1)
    log.append(LoggedEvent(event: makeFullEvent(), entity: entity))
    log.append(LoggedEvent(event: AccessEvent(time: noon, channel: .proxy), entity: entity))
    for ticks in [Int64.min, -1, .max] {
      log.append(
        LoggedEvent(event: makeFullEvent(time: Timestamp(ticks: ticks)), entity: entity))
    }
    let table = try readBack(log)
    let texts = (0..<UInt32(table.vocabulary.strings.count)).map(table.vocabulary.strings.text)
    let events = table.rows.flatMap { row -> [AccessEvent] in
      guard var event = table.vocabulary.shapes[Int(row.shape)].template(texts: texts) else {
        return []
      }
      event.time = Timestamp(ticks: row.ticks)
      event.url = texts[Int(row.url)]
      return Array(repeating: event, count: Int(row.count))
    }
    #expect(events.count == log.count)
    #expect(counts(events) == counts(log.map(\.event)))
  }

  private func counts(_ events: [AccessEvent]) -> [AccessEvent: Int] {
    events.reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }

  @Test("The same events take no more room than one")
  func repeats() throws {
    var batch = EventBatch()
    for index in 0..<3000 {
      var event = makeFullEvent()
      event.url = "https://t.example/\(index % 2)"
      batch.add(event, entity: Entity(id: "e", kind: .user))
    }
    let bytes = stage(batch)
    #expect(bytes.count < 200)
    var builder = TableBuilder()
    for _ in 0..<2 { try StagedRows.read(bytes, into: &builder) }
    #expect(builder.finish().rows.map(\.count) == [3000, 3000])
  }

  @Test("Bytes that end too early are damage, and none is read past its end")
  func damage() throws {
    var batch = EventBatch()
    batch.add(makeFullEvent(), entity: Entity(id: "e", kind: .user))
    let bytes = stage(batch)
    for length in 0..<bytes.count {
      var builder = TableBuilder()
      #expect(throws: BlockDamage.self) {
        try StagedRows.read(Array(bytes[..<length]), into: &builder)
      }
    }
    let noShape: [UInt8] = [0, 0, 1, 0, 0, 0, 1]
    let noURL: [UInt8] = [0, 0, 1, 0, 1, 0, 1]
    let emptyShape: [UInt8] = [1, 0, 0, 0]
    let noChannel: [UInt8] = [1, 14, 9] + [UInt8](repeating: 0, count: 13) + [0, 0]
    for damaged in [bytes + [0], noShape, noURL, emptyShape, noChannel] {
      var builder = TableBuilder()
      #expect(throws: BlockDamage.self) { try StagedRows.read(damaged, into: &builder) }
    }
    var random = SeededRandom(state: 4)
    for _ in 0..<2000 {
      var damaged = bytes
      damaged[Int.random(in: 0..<bytes.count, using: &random)] = .random(
        in: 0...255, using: &random)
      var builder = TableBuilder()
      do throws(BlockDamage) { try StagedRows.read(damaged, into: &builder) } catch { continue }
    }
    var strings = StringTable()
    var shape: [UInt8] = []
    ShapeText.write(makeFullEvent(), into: &shape)
    #expect(throws: Never.self) { try ShapeText.read(shape[...], strings: &strings) }
    #expect(throws: BlockDamage.self) {
      try ShapeText.read((shape + [0])[...], strings: &strings)
    }
  }

  @Test("A hit that is only looked at is the event that it would be")
  func views() throws {
    let texts = [
      "user", "10.0.0.1", "host.example", "https://host.example/ä?x", "POST", "c/1", "dv", "dp",
    ]
    .map { Array($0.utf8) }
    let bytes = texts.flatMap { $0 }
    try bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      let views = texts.map { text in
        defer { start += text.count }
        return UnsafeBufferPointer(rebasing: bytes[start..<start + text.count])
      }
      var hit = hit
      for (field, view) in zip(
        [
          \ProxyRowView.user, \.source, \.target, \.url, \.method, \.client, \.deviceVendor,
          \.deviceProduct,
        ], views)
      { hit.row[keyPath: field] = view }
      var viewed = EventBatch()
      viewed.add(hit)
      var read = EventBatch()
      read.add(Hit(hit).event, entity: hit.entity)
      #expect(stage(viewed) == stage(read))
      #expect(viewed.entities.all == read.entities.all)
      var other = EventBatch()
      hit.row.deviceProduct = hit.row.deviceVendor
      other.add(hit)
      #expect(stage(other) != stage(read))
    }
  }
}
