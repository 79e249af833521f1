import Foundation
import GRDB
import Synchronization

/// The dictionaries of a store that were used so far, ready for zstd.
final class DictionaryShelf: Sendable {
  private let known = Mutex<[Int64: ZstdDictionary]>([:])

  /// The dictionary with a number.
  ///
  /// - Throws: `BlockDamage` when the store does not have it as it was.
  func dictionary(_ id: Int64, in db: Database) throws -> ZstdDictionary {
    if let dictionary = known.withLock({ $0[id] }) { return dictionary }
    let sql = "SELECT content, checksum FROM dictionary WHERE id = ?"
    guard let row = try Row.fetchOne(db, sql: sql, arguments: [id]) else {
      throw BlockDamage("its dictionary is missing")
    }
    let content = [UInt8](try row.decode(Data.self, atIndex: 0))
    guard try Checksum.of(content) == row.decode(Int64.self, atIndex: 1) else {
      throw BlockDamage("its dictionary is damaged")
    }
    return try add(id, content: content)
  }

  /// The dictionary that new blocks use; `nil` before the first is trained.
  func newest(in db: Database) throws -> ZstdDictionary? {
    guard let id = try Int64.fetchOne(db, sql: "SELECT max(id) FROM dictionary") else { return nil }
    return try dictionary(id, in: db)
  }

  /// Stores a dictionary that new blocks use from now on.
  ///
  /// - Parameter blocks: How many blocks there were to learn from.
  func store(_ content: [UInt8], blocks: Int, in db: Database) throws {
    try db.execute(
      sql: "INSERT INTO dictionary (content, checksum, blocks) VALUES (?, ?, ?)",
      arguments: [Data(content), Checksum.of(content), blocks])
  }

  /// Forgets every dictionary, because one of a transaction that failed is not in the store.
  func clear() {
    known.withLock { $0.removeAll() }
  }

  private func add(_ id: Int64, content: [UInt8]) throws -> ZstdDictionary {
    guard let dictionary = ZstdDictionary(id: id, content: content) else {
      throw BlockDamage("zstd has no memory")
    }
    known.withLock { $0[id] = dictionary }
    return dictionary
  }
}
