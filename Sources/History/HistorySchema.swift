import Events
import GRDB

/// The tables of a store and how they came to be; migrations are only ever appended.
enum HistorySchema {
  /// Marks a SQLite file as ours: `TdWh`.
  static let applicationID: Int32 = 0x5464_5768

  /// The store version that this program writes, and the newest that it reads.
  static var version: Int { steps.count }

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for (version, migrate) in zip(1..., steps) {
      // No step puts off what tables ask of each other, so that need not be asked of every row afterwards.
      migrator.registerMigration("\(version)", foreignKeyChecks: .immediate, migrate: migrate)
    }
    return migrator
  }

  /// What brings a store from each version to the next.
  private static let steps: [@Sendable (Database) throws -> Void] = [
    createTables,
    createSightings,
    // Blocks of seasons look like any other to SQLite, but not to an older program.
    { try $0.execute(sql: "PRAGMA user_version = 3") },
    // So do blocks whose addresses are taken apart.
    { try $0.execute(sql: "PRAGMA user_version = 4") },
    createContext,
    createJudgedWeeks,
    createTriage,
  ]

  /// What accounts do elsewhere: the days of an ISO week in one row, see `ContextRow`. Its key is as that of a
  /// block, so that a new week's rows are appended and fill their pages.
  private static func createContext(in db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE account (
          id INTEGER NOT NULL PRIMARY KEY CHECK (id BETWEEN 1 AND 1099511627775),
          name TEXT NOT NULL UNIQUE CHECK (name <> ''),
          first INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE context (
          key INTEGER NOT NULL PRIMARY KEY,
          account INTEGER NOT NULL GENERATED ALWAYS AS (key & 1099511627775) VIRTUAL
            REFERENCES account (id),
          week INTEGER NOT NULL GENERATED ALWAYS AS (key >> 40) VIRTUAL,
          checksum INTEGER NOT NULL,
          payload BLOB NOT NULL CHECK (length(payload) > 0)
        ) STRICT;
        CREATE INDEX context_account ON context (account);
        PRAGMA user_version = 5;
        """)
  }

  /// What analysts decided, an entry a row, see `TriageEntry`. Rows are added and never changed.
  private static func createTriage(in db: Database) throws {
    let verdicts = TriageVerdict.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    try db.execute(
      sql: """
        CREATE TABLE triage (
          id TEXT NOT NULL PRIMARY KEY CHECK (id GLOB 'T*' AND length(id) = 33),
          entity TEXT NOT NULL CHECK (entity <> ''),
          first_day INTEGER NOT NULL,
          last_day INTEGER NOT NULL,
          verdict TEXT NOT NULL CHECK (verdict IN (\(verdicts))),
          note TEXT NOT NULL,
          analyst TEXT NOT NULL CHECK (analyst <> ''),
          time INTEGER NOT NULL,
          basis TEXT CHECK (basis IS NULL OR json_valid(basis)),
          CHECK (first_day <= last_day)
        ) STRICT, WITHOUT ROWID;
        CREATE TRIGGER triage_is_only_added_to BEFORE UPDATE ON triage BEGIN
          SELECT RAISE(ABORT, 'the journal of verdicts is only added to');
        END;
        PRAGMA user_version = 7;
        """)
  }

  /// What Scoring made of weeks, see `HistoryStore.judgedWeek`; ids ascend with the time of writing.
  private static func createJudgedWeeks(in db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE judged_week (
          id INTEGER NOT NULL PRIMARY KEY,
          week INTEGER NOT NULL,
          model TEXT NOT NULL CHECK (model <> ''),
          checksum INTEGER NOT NULL,
          payload BLOB NOT NULL CHECK (length(payload) > 0),
          UNIQUE (week, model)
        ) STRICT;
        PRAGMA user_version = 6;
        """)
  }

  private static func createTables(in db: Database) throws {
    try db.execute(sql: tables)
    try db.execute(sql: "PRAGMA application_id = \(applicationID)")
    try db.execute(sql: "PRAGMA user_version = 1")
  }

  /// Users as seen at sources that have events without a user.
  private static func createSightings(in db: Database) throws {
    try db.execute(
      sql: """
        CREATE TABLE sighting (
          source TEXT NOT NULL CHECK (source <> ''),
          quarter INTEGER NOT NULL,
          user TEXT NOT NULL CHECK (user <> ''),
          PRIMARY KEY (source, quarter, user)
        ) STRICT, WITHOUT ROWID;
        PRAGMA user_version = 2;
        """)
  }

  /// A block's key is its week, or from version 3 on its season, and its entity's number, so that a new week's blocks are appended
  /// and fill their pages; the columns `entity` and `week` are computed from it and take no space.
  private static let tables = """
    CREATE TABLE metadata (
      name TEXT NOT NULL PRIMARY KEY,
      value ANY NOT NULL,
      CHECK (name <> 'fingerprint_key' OR (typeof(value) = 'blob' AND length(value) = 32))
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE entity (
      id INTEGER NOT NULL PRIMARY KEY CHECK (id BETWEEN 1 AND 1099511627775),
      name TEXT NOT NULL UNIQUE,
      kind TEXT NOT NULL CHECK (kind IN ('user', 'service', 'host')),
      first_seen INTEGER NOT NULL,
      last_seen INTEGER NOT NULL,
      events INTEGER NOT NULL CHECK (events > 0),
      CHECK (first_seen <= last_seen)
    ) STRICT;

    CREATE TABLE dictionary (
      id INTEGER NOT NULL PRIMARY KEY,
      content BLOB NOT NULL CHECK (length(content) > 0),
      checksum INTEGER NOT NULL,
      blocks INTEGER NOT NULL CHECK (blocks > 0)
    ) STRICT;

    CREATE TABLE block (
      key INTEGER NOT NULL PRIMARY KEY,
      entity INTEGER NOT NULL GENERATED ALWAYS AS (key & 1099511627775) VIRTUAL
        REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED,
      week INTEGER NOT NULL GENERATED ALWAYS AS (key >> 40) VIRTUAL,
      events INTEGER NOT NULL CHECK (events > 0),
      dictionary INTEGER REFERENCES dictionary (id),
      checksum INTEGER NOT NULL,
      payload BLOB NOT NULL CHECK (length(payload) > 0)
    ) STRICT;
    CREATE INDEX block_entity ON block (entity);

    CREATE TABLE input (
      digest TEXT NOT NULL PRIMARY KEY CHECK (digest <> ''),
      name TEXT NOT NULL,
      format TEXT NOT NULL,
      bytes INTEGER NOT NULL CHECK (bytes >= 0),
      records INTEGER NOT NULL CHECK (records >= 0),
      candidates INTEGER NOT NULL CHECK (candidates >= 0),
      events INTEGER NOT NULL CHECK (events >= 0),
      hits INTEGER NOT NULL CHECK (hits >= 0),
      failed_sign_ins INTEGER NOT NULL CHECK (failed_sign_ins >= 0),
      rejected INTEGER NOT NULL CHECK (rejected >= 0),
      first_event INTEGER,
      last_event INTEGER,
      ingested_at INTEGER NOT NULL,
      CHECK ((first_event IS NULL) = (last_event IS NULL)),
      CHECK (first_event <= last_event)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE rejection (
      place INTEGER NOT NULL CHECK (place >= 0),
      input TEXT NOT NULL REFERENCES input (digest) ON DELETE CASCADE,
      file TEXT NOT NULL,
      line INTEGER,
      byte_offset INTEGER,
      reason TEXT NOT NULL,
      detail TEXT NOT NULL,
      excerpt TEXT NOT NULL,
      PRIMARY KEY (place, input)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX rejection_input ON rejection (input);
    """
}
