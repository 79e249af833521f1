import Events
import Foundation
import GRDB
import Testing

@testable import History

@Suite("Opening a store")
struct HistoryStoreOpeningTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// The message of the `.store` error that opening gives.
  private func refusal(
    _ path: String, _ access: HistoryStore.Access,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws -> String {
    let error = try #require(
      #expect(throws: TidewatchError.self, sourceLocation: sourceLocation) {
        try HistoryStore(path: path, access: access, now: noon)
      })
    #expect(error.code == .store, sourceLocation: sourceLocation)
    #expect(error.location?.file == path, sourceLocation: sourceLocation)
    return error.message
  }

  @Test("A new store is only for its owner, in WAL mode, and of the current version")
  func newStore() throws {
    let store = try folder.store()
    try store.ingest(makeLog(10, seed: 1))
    for suffix in ["", "-wal", "-shm", ".lock"] {
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.file() + suffix)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
    func pragma(_ name: String) throws -> String? {
      try store.database.write { try String.fetchOne($0, sql: "PRAGMA \(name)") }
    }
    #expect(try pragma("journal_mode") == "wal")
    #expect(try pragma("synchronous") == "2")
    #expect(try pragma("user_version") == "\(HistorySchema.version)")
  }

  @Test("A missing file is made only when asked to")
  func missing() throws {
    let path = folder.file()
    #expect(try refusal(path, .existing).contains("no history here"))
    #expect(try refusal(path, .readOnly).contains("no history here"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test("A folder that is missing, or is a file, is named as the problem")
  func missingFolder() throws {
    #expect(
      try refusal(folder.file("no/such/store"), .create()).contains(
        "folder of the history does not"))
    try Data().write(to: URL(fileURLWithPath: folder.file("plain")))
    #expect(
      try refusal(folder.file("plain/store"), .create()).contains("folder of the history does not"))
    #expect(try refusal(folder.path, .create()).contains("is a folder"))
  }

  @Test("A folder without permission is named as the problem", .enabled(if: geteuid() != 0))
  func closedFolder() throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder.path)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path)
    }
    #expect(try refusal(folder.file(), .create()).contains("cannot be written to"))
  }

  @Test("A file that is no SQLite database is refused and left alone", arguments: [1, 50, 9000])
  func notSQLite(size: Int) throws {
    let content = Data(repeating: 0x41, count: size)
    try content.write(to: URL(fileURLWithPath: folder.file()))
    for access in [HistoryStore.Access.create(), .existing, .readOnly] {
      #expect(try refusal(folder.file(), access).contains("not a Tidewatch history"))
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file())) == content)
  }

  @Test("Another program's database is refused and left alone")
  func foreignDatabase() throws {
    let queue = try DatabaseQueue(path: folder.file())
    try queue.write { try $0.execute(sql: "CREATE TABLE t (a)") }
    try queue.close()
    let content = try Data(contentsOf: URL(fileURLWithPath: folder.file()))
    for access in [HistoryStore.Access.create(), .existing, .readOnly] {
      #expect(try refusal(folder.file(), access).contains("not a Tidewatch history"))
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder.file())) == content)
  }

  @Test("An empty file becomes a store only when one may be made")
  func emptyFile() throws {
    try Data().write(to: URL(fileURLWithPath: folder.file()))
    #expect(try refusal(folder.file(), .existing).contains("no history in this file yet"))
    #expect(try folder.store().entities().isEmpty)
  }

  @Test(
    "A store whose making was broken off among its tables holds no history yet", arguments: 1...6)
  func halfMadeStore(steps: Int) throws {
    do {
      let database = try DatabasePool(path: folder.file())
      try HistorySchema.migrator.migrate(database, upTo: "\(steps)")
      try database.close()
    }
    #expect(try refusal(folder.file(), .readOnly).contains("no history in this file yet"))
    #expect(try folder.store().entities().isEmpty)
    #expect(throws: Never.self) {
      try HistoryStore(path: folder.file(), access: .readOnly, now: noon).verify()
    }
  }

  @Test("A store whose making was broken off is finished by the next that may make one")
  func unfinishedStore() throws {
    let queue = try DatabaseQueue(path: folder.file())
    // What a full disk leaves when it comes between the migrator's table and the first migration.
    try queue.write {
      try $0.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
    }
    try queue.close()
    for access in [HistoryStore.Access.existing, .readOnly] {
      #expect(try refusal(folder.file(), access).contains("no history in this file yet"))
    }
    #expect(try folder.store().entities().isEmpty)
    #expect(try folder.store().verify().problems.isEmpty)
  }

  @Test("A store that was killed in its making, with a journal to roll back, is finished")
  func killedInTheMaking() throws {
    let source = folder.file("source")
    let queue = try DatabaseQueue(path: source)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
      // So small a cache sends pages to the file before the commit, as a kill finds them.
      try db.execute(sql: "PRAGMA cache_size = 1")
      try db.execute(sql: "BEGIN IMMEDIATE")
      try db.execute(sql: "CREATE TABLE filler (content BLOB)")
      for _ in 0..<200 { try db.execute(sql: "INSERT INTO filler VALUES (randomblob(4000))") }
      for suffix in ["", "-journal"] {
        try FileManager.default.copyItem(atPath: source + suffix, toPath: folder.file() + suffix)
      }
      try db.execute(sql: "ROLLBACK")
    }
    try queue.close()
    #expect(try refusal(folder.file(), .readOnly).contains("no history in this file yet"))
    let store = try folder.store()
    try store.ingest(makeLog(20, seed: 1))
    #expect(try store.verify().problems.isEmpty)
    #expect(try store.verify().events > 0)
  }

  @Test("A store that was killed before it had a key is finished")
  func killedBeforeTheKey() throws {
    do {
      let store = try folder.store()
      try store.database.write { try $0.execute(sql: "DELETE FROM metadata") }
    }
    #expect(try refusal(folder.file(), .readOnly).contains("no history in this file yet"))
    #expect(try folder.store().verify().problems.isEmpty)
  }

  @Test("A store of a newer version is refused with both versions")
  func newerVersion() throws {
    do {
      let store = try folder.store()
      try store.database.write { db in
        try db.execute(sql: "PRAGMA user_version = 9")
        try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('9')")
      }
    }
    for access in [HistoryStore.Access.create(), .existing, .readOnly] {
      let message = try refusal(folder.file(), access)
      #expect(
        message.contains(
          "newer tidewatch (store version 9; this one knows \(HistorySchema.version))"))
    }
  }

  @Test("A second writer is told to wait, and readers are not")
  func locked() throws {
    let store = try folder.store()
    try store.ingest(makeLog(20, seed: 1))
    #expect(try refusal(folder.file(), .existing).contains("Another tidewatch is writing"))
    let reader = try HistoryStore(path: folder.file(), access: .readOnly, now: noon)
    #expect(try reader.digest() == store.digest())
    withExtendedLifetime(store) {}
  }

  @Test("A store can be opened again once its writer has gone")
  func reopened() throws {
    let digest: String
    do {
      let store = try folder.store()
      try store.ingest(makeLog(20, seed: 1))
      digest = try store.digest()
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(left == ["history.tidewatch", "history.tidewatch.lock"])
    let again = try HistoryStore(path: folder.file(), access: .existing, now: noon)
    #expect(try again.digest() == digest)
  }

  @Test("The key stays with the store, and another is refused")
  func keys() throws {
    let key = [UInt8](0..<32)
    let fingerprint = try folder.store(key: key).fingerprinter.fingerprint("secret".utf8)
    let again = try HistoryStore(path: folder.file(), access: .create(), now: noon)
    #expect(again.fingerprinter.fingerprint("secret".utf8) == fingerprint)
    withExtendedLifetime(again) {}
    #expect(
      try refusal(folder.file("short"), .create(key: [1, 2])).contains("has 32 bytes"))
  }

  @Test("Another key than the stored one is refused")
  func otherKey() throws {
    _ = try folder.store(key: [UInt8](0..<32))
    let message = try refusal(folder.file(), .create(key: [UInt8](1..<33)))
    #expect(message.contains("another fingerprint key"))
  }

  @Test("The same random numbers make the same key")
  func randomKey() throws {
    func fingerprint(_ name: String, seed: UInt64) throws -> String {
      var random = SeededRandom(state: seed)
      let store = try HistoryStore(
        path: folder.file(name), access: .create(), now: noon, random: &random)
      return store.fingerprinter.fingerprint("secret".utf8)
    }
    #expect(try fingerprint("a", seed: 1) == fingerprint("b", seed: 1))
    #expect(try fingerprint("c", seed: 2) != fingerprint("d", seed: 3))
  }
}
