import Events
import Foundation
import GRDB

/// The steps from a path to an open database, each of which can find the file unusable.
struct StoreOpening {
  let path: String
  let access: HistoryStore.Access
  let errors: StoreErrors

  private static let keyName = "fingerprint_key"
  /// Large pages, because a block wastes what it leaves of its page.
  private static let pageSize = 65_536
  /// Bytes in the header of every SQLite file.
  private static let headerSize = 100
  /// How long to wait for another program's short lock, in seconds.
  private static let patience = 2.0

  init(path: String, access: HistoryStore.Access) {
    self.path = path
    self.access = access
    errors = StoreErrors(path: path)
  }

  private var writes: Bool {
    if case .readOnly = access { false } else { true }
  }

  private var creates: Bool {
    if case .create = access { true } else { false }
  }

  /// Makes the file if it may and must, keeps other writers away, and looks at the file without
  /// changing it.
  func prepareFile() throws(TidewatchError) -> WriterLock? {
    var isDirectory = ObjCBool(false)
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory)
    if isDirectory.boolValue {
      throw errors.failure("The history is a folder. Name a file with --store.")
    }
    if !exists, !creates {
      throw errors.failure(
        "There is no history here. Make it with `tidewatch ingest`, or name another file with"
          + " --store.")
    }
    let lock = writes ? try WriterLock(storePath: path) : nil
    if exists { try inspect() } else { try makeFile() }
    return lock
  }

  /// Opens the database and brings it to this program's version.
  func openDatabase() throws(TidewatchError) -> DatabasePool {
    try errors.translating {
      let pool = try DatabasePool(path: path, configuration: configuration(readonly: !writes))
      if writes {
        // What a power cut undoes of the tables is made again; so each need not wait for the disk.
        try HistorySchema.migrator.migrate(pool)
        // Here and not before, since GRDB sets NORMAL with WAL: a commit must outlast a power cut.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
      } else if try !pool.read(HistorySchema.migrator.hasCompletedMigrations) {
        // The key comes last: without one, the making of the history was broken off among its tables.
        let isMade = try pool.read(storedKey) != nil
        throw errors.failure(isMade ? StoreErrors.older : StoreErrors.unfinished)
      }
      return pool
    }
  }

  /// The fingerprinter under the store's key; a store that has none is given one.
  func fingerprinter(
    in pool: DatabasePool, now: Timestamp, random: inout some RandomNumberGenerator
  ) throws(TidewatchError) -> SecretFingerprinter {
    if let stored = try errors.translating({ try pool.read(storedKey) }) {
      if case .create(let key?) = access, key != stored {
        throw errors.failure(
          "The history has another fingerprint key than the one given. Leave the key out, or name"
            + " another file with --store.")
      }
      return try fingerprinter(stored)
    }
    guard creates else { throw errors.failure(StoreErrors.unfinished) }
    let key = givenKey ?? Self.makeKey(random: &random)
    let fingerprinter = try fingerprinter(key)
    try errors.translating {
      try pool.write { db in
        try db.execute(
          sql: "INSERT INTO metadata (name, value) VALUES (?, ?), ('created', ?)",
          arguments: [Self.keyName, Data(key), now.ticks])
      }
    }
    return fingerprinter
  }

  private var givenKey: [UInt8]? {
    if case .create(let key) = access { key } else { nil }
  }

  private func fingerprinter(_ key: [UInt8]) throws(TidewatchError) -> SecretFingerprinter {
    guard let fingerprinter = SecretFingerprinter(key: key) else {
      throw errors.failure("A fingerprint key has \(SecretFingerprinter.keyLength) bytes.")
    }
    return fingerprinter
  }

  private func storedKey(_ db: Database) throws -> [UInt8]? {
    try Data.fetchOne(
      db, sql: "SELECT value FROM metadata WHERE name = ?", arguments: [Self.keyName]
    ).map { [UInt8]($0) }
  }

  private static func makeKey(random: inout some RandomNumberGenerator) -> [UInt8] {
    (0..<SecretFingerprinter.keyLength).map { _ in UInt8.random(in: .min ... .max, using: &random) }
  }

  private func makeFile() throws(TidewatchError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw errors.unwritable(errno) }
    close(descriptor)
  }

  private func configuration(readonly: Bool) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readonly
    configuration.busyMode = .timeout(Self.patience)
    configuration.prepareDatabase { db in
      // Has an effect only on a file that has no page yet.
      try db.execute(sql: "PRAGMA page_size = \(Self.pageSize)")
    }
    return configuration
  }

  /// Refuses a file that is not ours or that is newer than this program.
  private func inspect() throws(TidewatchError) {
    try errors.translating {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      let size = (attributes[.size] as? Int) ?? 0
      // SQLite takes a file too short for its header for an empty database.
      guard size == 0 || size >= Self.headerSize else { throw errors.failure(StoreErrors.foreign) }
      // A writer inspects as a writer: a kill in the making of the file leaves a journal that only a
      // writer may roll back.
      let queue = try DatabaseQueue(path: path, configuration: configuration(readonly: !writes))
      try queue.read { db in
        let mark = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        if mark != HistorySchema.applicationID {
          guard mark == 0, try isUnfinished(db) else { throw errors.failure(StoreErrors.foreign) }
          guard creates else { throw errors.failure(StoreErrors.unfinished) }
          return
        }
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        let isNewer = try HistorySchema.migrator.hasBeenSuperseded(db)
        if isNewer || version > HistorySchema.version {
          throw errors.failure(
            "The history was written by a newer tidewatch (store version \(version); this one"
              + " knows \(HistorySchema.version)). Use the newer tidewatch.")
        }
      }
      // Closed before the store is opened, so that the two never meet over the shared-memory file.
      try queue.close()
    }
  }

  /// Whether the file holds nothing but what the making of a history leaves when it is broken off,
  /// by a full disk say: at most the migrator's own table, and no row in it.
  private func isUnfinished(_ db: Database) throws -> Bool {
    let bookkeeping = "grdb_migrations"
    let others = try Int.fetchOne(
      db, sql: "SELECT count(*) FROM sqlite_schema WHERE tbl_name <> ?", arguments: [bookkeeping])
    guard others == 0 else { return false }
    guard try db.tableExists(bookkeeping) else { return true }
    return try Int.fetchOne(db, sql: "SELECT count(*) FROM \(bookkeeping)") == 0
  }
}
