import Events
import Foundation
import GRDB

/// One SQLite file that remembers what every entity did at TI vendors.
///
///     let store = try HistoryStore(path: "Data/history.tidewatch", access: .create(), now: now)
///     let input = store.beginInput()
///     try input.add(event, entity: entity)
///     try input.commit(record)
///     try store.recall("alice@corp.example", during: window)
///
/// Any number of readers may use the file while one writer does. Safe to share between tasks.
package final class HistoryStore: Sendable {
  package enum Access: Sendable {
    /// Reads and writes; makes the file, with this fingerprint key or a random one, if missing.
    case create(key: [UInt8]? = nil)
    /// Reads and writes a file that is there.
    case existing
    /// Only reads a file that is there.
    case readOnly
  }

  /// Replaces secrets by names, under the key that was made for this store.
  package let fingerprinter: SecretFingerprinter

  /// Closes with the store, readers first, so that the last connection is the writer, which
  /// empties the write-ahead log into the file; `DatabasePool.close()` would leave it.
  let database: DatabasePool
  let errors: StoreErrors
  let dictionaries: DictionaryShelf
  private let lock: WriterLock?

  /// Opens a store, and makes or upgrades it as `access` allows.
  ///
  /// - Parameters:
  ///   - path: The file; SQLite's `-wal` and `-shm` files and our `.lock` file lie beside it.
  ///   - now: The time of creation that a new store notes.
  ///   - random: Where a new store's key comes from.
  /// - Throws: `.store`, for a file that is missing, not ours, of a newer version, in use by
  ///   another writer or damaged, and for a folder or disk that cannot be used.
  package init(
    path: String, access: Access, now: Timestamp, random: inout some RandomNumberGenerator
  ) throws(TidewatchError) {
    let opening = StoreOpening(path: path, access: access)
    errors = opening.errors
    lock = try opening.prepareFile()
    database = try opening.openDatabase()
    fingerprinter = try opening.fingerprinter(in: database, now: now, random: &random)
    dictionaries = DictionaryShelf()
  }

  /// Opens a store; a new one's key comes from the system's random numbers.
  package convenience init(
    path: String, access: Access, now: Timestamp
  ) throws(TidewatchError) {
    var random = SystemRandomNumberGenerator()
    try self.init(path: path, access: access, now: now, random: &random)
  }

  /// Reads a consistent state of the store.
  func read<Value>(_ body: (Database) throws -> Value) throws(TidewatchError) -> Value {
    try errors.translating { try database.read(body) }
  }

  /// Writes all of `body` or nothing.
  func write<Value>(_ body: (Database) throws -> Value) throws(TidewatchError) -> Value {
    do {
      return try database.write(body)
    } catch {
      dictionaries.clear()
      throw errors.translate(error)
    }
  }
}
