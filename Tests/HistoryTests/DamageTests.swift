import Events
import Foundation
import GRDB
import Testing

@testable import History

@Suite("A damaged store")
struct DamageTests {
  private let folder: TemporaryFolder
  private let store: HistoryStore

  init() throws {
    folder = try TemporaryFolder()
    store = try folder.store()
  }

  private func blocks() throws -> [Block] {
    try store.read { db in
      try Block.fetchAll(db, sql: "SELECT \(Block.columns) FROM block ORDER BY key")
    }
  }

  @Test("A block with any bytes changed or missing is an error")
  func damagedBlock() throws {
    try store.ingest(makeLog(300, seed: 1, entities: 1, weeks: 1))
    let block = try #require(try blocks().first)
    let name = "user0@corp.example"
    let codec = BlockCodec(shelf: DictionaryShelf())
    func isOpened(_ block: Block, _ name: String) throws -> Bool {
      try store.read { db in
        do {
          _ = try codec.open(block, entity: name, in: db)
          return true
        } catch is BlockDamage {
          return false
        }
      }
    }
    #expect(try isOpened(block, name))
    #expect(try !isOpened(block, "user1@corp.example"))
    var random = SeededRandom(state: 8)
    for _ in 0..<500 {
      var damaged = block
      let place = Int.random(in: 0..<damaged.payload.count, using: &random)
      damaged.payload[place] ^= UInt8.random(in: 1...255, using: &random)
      #expect(try !isOpened(damaged, name))
      damaged = block
      damaged.payload.removeLast(Int.random(in: 1...damaged.payload.count, using: &random))
      #expect(try !isOpened(damaged, name))
    }
    for change in [
      { $0.key.rawValue += 1 << 40 }, { $0.dictionary = 1 }, { $0.events += 1 },
      { $0.checksum ^= 1 },
    ] as [(inout Block) -> Void] {
      var damaged = block
      change(&damaged)
      #expect(try !isOpened(damaged, name))
    }
  }

  @Test("Damaged zstd frames are an error, never a trap")
  func damagedFrames() throws {
    let codec = ZstdCodec()
    let bytes = (0..<3000).map { UInt8(truncatingIfNeeded: $0 * $0 / 7) }
    let frame = try codec.compress(bytes)
    #expect(try codec.decompress(frame) == bytes)
    var random = SeededRandom(state: 21)
    for _ in 0..<2000 {
      var damaged = frame
      let place = Int.random(in: 0..<min(frame.count, 40), using: &random)
      damaged[place] = random.next(upperBound: 255)
      _ = try? codec.decompress(damaged)
      _ = try? codec.decompress(Array(damaged.prefix(place)))
    }
    for frame in [[], [0], [0x28, 0xB5, 0x2F, 0xFD]] as [[UInt8]] {
      #expect(throws: BlockDamage.self) { try codec.decompress(frame) }
    }
  }

  @Test("Verifying names each damaged block and counts the others; recalling it is an error")
  func verification() throws {
    try store.ingest(makeLog(600, seed: 2, entities: 4))
    let whole = try store.verify()
    let victim = try #require(try blocks().first)
    try store.write { db in
      try db.execute(
        sql: "UPDATE block SET payload = zeroblob(40) WHERE key = ?",
        arguments: [victim.key.rawValue])
    }
    let damaged = try store.verify()
    #expect(damaged.problems.count == 1)
    #expect(damaged.problems.first?.contains("block \(victim.key.rawValue)") == true)
    #expect(damaged.problems.first?.contains("checksum") == true)
    #expect(damaged.blocks == whole.blocks - 1)
    #expect(damaged.events == whole.events - victim.events)
    #expect(damaged.digest != whole.digest)
    var names: [String] = []
    for entity in try store.entities() {
      do throws(TidewatchError) {
        _ = try store.recall(entity.entity.id, during: .always)
      } catch {
        #expect(error.code == .store)
        #expect(error.message.contains("damaged"))
        #expect(error.message.contains("history verify"))
        names.append(entity.entity.id)
      }
    }
    #expect(names.count == 1)
    #expect(throws: TidewatchError.self) { try store.ingest(makeLog(600, seed: 2, entities: 4)) }
  }

  @Test("Verifying finds counters that are off, lost entities and lost dictionaries")
  func bookkeeping() throws {
    try store.ingest(makeLog(30_000, seed: 2, entities: 80))
    #expect(try store.verify().problems.isEmpty)
    #expect(try store.statistics().dictionaries == 1)
    func problems(_ sql: String) throws -> [String] {
      try store.database.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA foreign_keys = OFF")
        try db.execute(sql: sql)
      }
      return try store.verify().problems
    }
    #expect(try problems("UPDATE entity SET events = events + 1 WHERE id = 1").count == 1)
    #expect(
      try problems("DELETE FROM entity WHERE id = 2").contains { $0.contains("belongs to nothing") }
    )
    #expect(
      try problems("UPDATE dictionary SET content = zeroblob(100)").contains {
        $0.contains("dictionary")
      })
  }

  @Test("A file with damaged pages is an error or a list of problems, never a trap")
  func damagedPages() throws {
    let log = makeLog(4000, seed: 3, entities: 60)
    let path = folder.file("pages")
    do {
      try HistoryStore(path: path, access: .create(), now: noon).ingest(log)
    }
    let content = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    var random = SeededRandom(state: 5)
    var refusals = 0
    var troubles = 0
    for round in 0..<60 {
      var damaged = content
      let length = round % 2 == 0 ? 1 : 200
      // Pages of tables without a row have little that could be damaged.
      for _ in 0..<10 {
        let place = Int.random(in: 0..<content.count - length, using: &random)
        for offset in 0..<length { damaged[place + offset] = random.next(upperBound: 255) }
      }
      if round % 5 == 0 { damaged.removeLast(content.count / 3) }
      let copy = folder.file("copy\(round)")
      try Data(damaged).write(to: URL(fileURLWithPath: copy))
      do throws(TidewatchError) {
        refusals += 1
        let store = try HistoryStore(path: copy, access: .existing, now: noon)
        refusals -= 1
        if try !store.verify().problems.isEmpty { troubles += 1 }
        _ = try store.statistics()
        _ = try store.rejections(limit: 10)
        try store.forEachEntity(during: .always) { _, _ in }
        let input = store.beginInput()
        for row in log { try input.add(row.event, entity: row.entity) }
        try input.commit(makeRecord("again"))
      } catch {
        #expect(error.code == .store)
        troubles += 1
      }
      try FileManager.default.removeItem(atPath: copy)
    }
    #expect(troubles > 20)
    #expect(refusals < 30)
  }
}
