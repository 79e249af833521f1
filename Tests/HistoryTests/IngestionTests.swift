import Events
import GRDB
import Testing

@testable import History

@Suite("One input on its way into the store")
struct IngestionTests {
  private let folder: TemporaryFolder
  private let store: HistoryStore

  init() throws {
    folder = try TemporaryFolder()
    store = try folder.store()
  }

  @Test("An abandoned input leaves the store as it was", arguments: [1 << 30, 3000])
  func abandoned(memoryLimit: Int) throws {
    try store.ingest(makeLog(100, seed: 1))
    let before = try store.verify()
    let statistics = try store.statistics()
    do {
      let input = store.beginInput(memoryLimit: memoryLimit)
      for row in makeLog(500, seed: 2) { try input.add(row.event, entity: row.entity) }
    }
    let cancelled = store.beginInput(memoryLimit: memoryLimit)
    for row in makeLog(500, seed: 3) { try cancelled.add(row.event, entity: row.entity) }
    cancelled.cancel()
    #expect(try store.verify() == before)
    #expect(try store.statistics() == statistics)
    let staged = try store.database.write { db in
      let tables = try Int.fetchOne(
        db, sql: "SELECT count(*) FROM sqlite_temp_schema WHERE name = 'staged'")
      return tables == 0 ? 0 : try Int.fetchOne(db, sql: "SELECT count(*) FROM temp.staged")
    }
    #expect(staged == 0)
  }

  @Test("Inputs under way at the same time do not mix")
  func interleaved() throws {
    let logs = [makeLog(400, seed: 1), makeLog(400, seed: 2)]
    let inputs = logs.map { _ in store.beginInput(memoryLimit: 3000) }
    for index in 0..<400 {
      for (input, log) in zip(inputs, logs) {
        try input.add(log[index].event, entity: log[index].entity)
      }
    }
    for (index, input) in inputs.enumerated() { try input.commit(makeRecord("\(index)")) }
    let other = try folder.store("other")
    for (index, log) in logs.enumerated() { try other.ingest(log, digest: "\(index)") }
    #expect(try store.digest() == other.digest())
  }

  @Test("Another connection reads the old state while an input is under way and the new one after")
  func readingWhileWriting() throws {
    try store.ingest(makeLog(100, seed: 1), digest: "1")
    let reader = try HistoryStore(path: folder.file(), access: .readOnly, now: noon)
    let before = try reader.digest()
    let input = store.beginInput(memoryLimit: 3000)
    for row in makeLog(500, seed: 2) { try input.add(row.event, entity: row.entity) }
    let during = try store.write { db in
      try db.execute(sql: "UPDATE metadata SET value = 0 WHERE name = 'created'")
      return try reader.digest()
    }
    #expect(during == before)
    try input.commit(makeRecord("2"))
    #expect(try reader.digest() == store.digest())
    #expect(try reader.digest() != before)
  }

  @Test("A full disk is said to be one, leaves the store whole, and the input can be read again")
  func fullDisk() throws {
    try store.ingest(makeLog(100, seed: 1), digest: "1")
    let before = try store.verify()
    let log = makeLog(20_000, seed: 2, entities: 3000)
    try store.database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = 1") }
    let input = store.beginInput()
    for row in log { try input.add(row.event, entity: row.entity) }
    let error = try #require(
      #expect(throws: TidewatchError.self) { try input.commit(makeRecord("2")) })
    #expect(error.code == .store)
    #expect(error.message.contains("no space left"))
    #expect(try store.verify() == before)
    try store.database.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA max_page_count = 1000000")
    }
    try input.commit(makeRecord("2"))
    let other = try folder.store("other")
    try other.ingest(makeLog(100, seed: 1), digest: "1")
    try other.ingest(log, digest: "2")
    #expect(try store.digest() == other.digest())
    #expect(try store.verify().problems.isEmpty)
  }

  @Test("A read-only store takes no input and says so")
  func readOnly() throws {
    let reader = try HistoryStore(path: folder.file(), access: .readOnly, now: noon)
    let error = try #require(
      #expect(throws: TidewatchError.self) { try reader.ingest(makeLog(5, seed: 1)) })
    #expect(error.code == .store)
  }

  @Test("An input without events is noted")
  func emptyInput() throws {
    try store.ingest([])
    #expect(try store.inputs().map(\.contentDigest) == ["d"])
    #expect(try store.entities().isEmpty)
    #expect(try store.statistics().blockBytesPerEvent == nil)
  }
}
