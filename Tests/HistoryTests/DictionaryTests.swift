import Events
import GRDB
import Testing

@testable import History

@Suite("Trained dictionaries")
struct DictionaryTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test("No dictionary is trained on few blocks")
  func tooFew() throws {
    let store = try folder.store()
    try store.ingest(makeLog(3000, seed: 1, entities: 20))
    #expect(try store.statistics().dictionaries == 0)
  }

  @Test("A dictionary is trained from stored blocks, and blocks before and after it are readable")
  func trained() throws {
    let store = try folder.store()
    let logs = (0..<4).map { makeLog(2500, seed: UInt64($0), entities: 120, weeks: 5) }
    try store.ingest(Array(logs[0].prefix(150)), digest: "0")
    #expect(try store.statistics().dictionaries == 0)
    for (index, log) in logs.enumerated() { try store.ingest(log, digest: "\(index + 1)") }
    #expect(try store.statistics().dictionaries == 1)
    #expect(try store.verify().problems.isEmpty)
    let used = try store.read { db in
      try Int.fetchAll(db, sql: "SELECT DISTINCT ifnull(dictionary, 0) FROM block ORDER BY 1")
    }
    #expect(used.last == 1)
    let whole = try folder.store("whole")
    try whole.ingest(Array(logs[0].prefix(150)), digest: "0", memoryLimit: 40_000)
    for (index, log) in logs.enumerated().reversed() {
      try whole.ingest(log, digest: "\(index + 1)", memoryLimit: 40_000)
    }
    #expect(try whole.digest() == store.digest())
  }

  @Test("The same logs give the same dictionary and the same blocks")
  func deterministic() throws {
    func bytes(_ name: String) throws -> [Row] {
      let store = try folder.store(name)
      try store.ingest(makeLog(30_000, seed: 4, entities: 90))
      return try store.read { db in
        try Row.fetchAll(
          db,
          sql: "SELECT id, content FROM dictionary UNION ALL SELECT key, payload FROM block")
      }
    }
    let first = try bytes("a")
    #expect(first.count > 90)
    #expect(try bytes("b") == first)
  }

  @Test("A dictionary of a commit that failed is not used by the next")
  func rolledBack() throws {
    let store = try folder.store()
    func limit(_ pages: Int) throws {
      try store.database.writeWithoutTransaction {
        try $0.execute(sql: "PRAGMA max_page_count = \(pages)")
      }
    }
    let pages = try store.read { try Int.fetchOne($0, sql: "PRAGMA page_count") }
    try limit(try #require(pages) + 1)
    #expect(throws: TidewatchError.self) {
      try store.ingest(makeLog(20_000, seed: 5, entities: 400))
    }
    try limit(100_000)
    let log = makeLog(20_000, seed: 6, entities: 130)
    try store.ingest(log)
    #expect(try store.statistics().dictionaries == 1)
    #expect(try store.verify().problems.isEmpty)
  }
}
