import Events
import Testing

@testable import History

@Suite("Small weeks that share a block")
struct SeasonTests {
  private let folder: TemporaryFolder
  private let store: HistoryStore

  init() throws {
    folder = try TemporaryFolder()
    store = try folder.store()
  }

  private func spans(of store: HistoryStore) throws -> [WeekSpan] {
    try store.read { db in
      try Int64.fetchAll(db, sql: "SELECT key FROM block ORDER BY key")
        .map { BlockKey(rawValue: $0).span }
    }
  }

  /// Events of one entity, a second apart.
  private func log(week: ISOWeek, from first: Int = 0, _ count: Int) -> [LoggedEvent] {
    (first..<first + count).map { index in
      let start = Int(week.firstDay.number) * 86_400
      var event = AccessEvent(
        time: Timestamp(seconds: Int64(start + index)), channel: .proxy)
      event.url = "https://a.example/\(index)"
      return LoggedEvent(event: event, entity: Entity(id: "e", kind: .user))
    }
  }

  private let week = WeekSpan(season: 181).first

  @Test("Every week is in the season that begins at or before it", arguments: [-33, -16, -1, 0, 7])
  func seasons(index: Int32) {
    let season = WeekSpan(seasonOf: ISOWeek(index: index))
    #expect(season.isSeason)
    #expect((season.first.index..<season.first.index + 16).contains(index))
    #expect(season.first.index % 16 == 0)
    #expect(BlockKey(entity: 7, span: season).span == season)
    #expect(BlockKey(entity: 7, span: season).entity == 7)
    let week = WeekSpan(ISOWeek(index: index))
    #expect(BlockKey(entity: 7, span: week).span == week)
  }

  @Test("Small weeks share a block, and a large week has its own")
  func layout() throws {
    let rows = [3, 400, 5].enumerated().flatMap { index, count in
      log(week: week.advanced(by: index), count)
    }
    try store.ingest(rows)
    #expect(try spans(of: store) == [WeekSpan(season: 181), WeekSpan(week.advanced(by: 1))])
    #expect(try store.recall("e", during: .always).map(\.event) == rows.map(\.event))
  }

  @Test("A week that grows gets a block of its own and leaves that of the season")
  func growth() throws {
    let rows = log(week: week, 400)
    try store.ingest(Array(rows[..<200]), digest: "1")
    #expect(try spans(of: store) == [WeekSpan(season: 181)])
    try store.ingest(Array(rows[150...]), digest: "2")
    #expect(try spans(of: store) == [WeekSpan(week)])
    try store.ingest(Array(rows[..<10]), digest: "3")
    #expect(try store.recall("e", during: .always).map(\.event) == rows.map(\.event))
    let other = try folder.store("other")
    try other.ingest(rows)
    #expect(try store.verify() == other.verify())
    #expect(try store.verify().problems.isEmpty)
  }

  @Test(
    "Parts of a week that come in pieces of both kinds add up within an input",
    arguments: [1 << 30, 30_000])
  func pieces(limit: Int) throws {
    let week = week
    let rows =
      log(week: week, 300) + log(week: week, 200) + log(week: week.advanced(by: 1), 20)
      + log(week: week, 300) + log(week: week, 30)
    try store.ingest(rows, memoryLimit: limit)
    let counts = try store.recall("e", during: .always).map(\.count)
    #expect(counts.reduce(0, +) == rows.count)
    #expect(counts.first == 4)
    #expect(try spans(of: store) == [WeekSpan(season: 181), WeekSpan(week)])
    try store.ingest(rows, digest: "2", memoryLimit: limit)
    #expect(try store.recall("e", during: .always).map(\.count) == counts)
    #expect(try store.verify().problems.isEmpty)
  }

  @Test("Blocks of single small weeks, as older versions wrote them, are read and added to")
  func olderBlocks() throws {
    let rows = log(week: week, 30)
    try store.ingest(Array(rows[..<20]), digest: "1")
    try store.write { db in
      let codec = BlockCodec(shelf: DictionaryShelf())
      let season = try #require(
        try Block.fetch(BlockKey(entity: 1, span: WeekSpan(season: 181)), in: db))
      let table = try codec.open(season, entity: "e", dictionary: nil)
      try Block.delete(season.key, in: db)
      try codec.seal(
        table, key: BlockKey(entity: 1, span: WeekSpan(week)), entity: "e", dictionary: nil
      ).save(in: db)
    }
    try store.ingest(rows + log(week: week.advanced(by: 2), 1), digest: "2")
    #expect(try spans(of: store) == [WeekSpan(season: 181), WeekSpan(week)])
    #expect(try store.recall("e", during: .always).count == 31)
    #expect(try store.verify().problems.isEmpty)
  }
}
