import Events
import Foundation
import GRDB

/// Pieces of one input that is too large for memory, in a temporary table of the connection.
///
/// SQLite keeps the table in a nameless file, so that nothing of it outlives the process.
struct StagingArea {
  let store: HistoryStore
  /// Tells this input's pieces from those of others in progress.
  private let input: Int64

  init(store: HistoryStore) throws(TidewatchError) {
    self.store = store
    input = try store.errors.translating {
      try store.database.writeWithoutTransaction { db in
        try db.execute(
          sql: """
            CREATE TEMP TABLE IF NOT EXISTS staged_input (id INTEGER PRIMARY KEY AUTOINCREMENT);
            CREATE TEMP TABLE IF NOT EXISTS staged (
              input INTEGER NOT NULL, entity INTEGER NOT NULL, week INTEGER NOT NULL,
              piece BLOB NOT NULL);
            CREATE INDEX IF NOT EXISTS temp.staged_place ON staged (input, entity, week);
            INSERT INTO staged_input DEFAULT VALUES;
            """)
        return db.lastInsertedRowID
      }
    }
  }

  /// Adds pieces, one for each group.
  func add(_ source: BufferedGroups) throws(TidewatchError) {
    let codec = BlockCodec(shelf: store.dictionaries)
    try store.write { db in
      let statement = try db.cachedStatement(
        sql: "INSERT INTO temp.staged (input, entity, week, piece) VALUES (?, ?, ?, ?)")
      for (index, group) in source.groups.enumerated() {
        let piece = try codec.pack(source.table(at: index), week: group.week)
        try statement.execute(
          arguments: [input, Int64(group.entity), Int64(group.week.index), Data(piece)])
      }
    }
  }

  /// The groups by the rank of their entity, then by week.
  func groups(ranks: [UInt32], in db: Database) throws -> StagedGroups {
    let sql = "SELECT DISTINCT entity, week FROM temp.staged WHERE input = ?"
    let groups = try Row.fetchAll(db, sql: sql, arguments: [input]).map { row in
      EventGroup(
        entity: try row.decode(atIndex: 0), week: ISOWeek(index: try row.decode(atIndex: 1)))
    }
    let sorted = groups.sorted {
      (ranks[Int($0.entity)], $0.week) < (ranks[Int($1.entity)], $1.week)
    }
    return StagedGroups(
      groups: sorted, input: input, db: db, codec: BlockCodec(shelf: store.dictionaries))
  }

  /// Forgets the pieces.
  func clear() throws(TidewatchError) {
    try store.write { db in
      try db.execute(sql: "DELETE FROM temp.staged WHERE input = ?", arguments: [input])
    }
  }
}

/// The groups of a staging area; the pieces of a group add up.
struct StagedGroups: EventGroups {
  let groups: [EventGroup]
  fileprivate let input: Int64
  fileprivate let db: Database
  fileprivate let codec: BlockCodec

  func table(at index: Int) throws -> EventTable {
    let group = groups[index]
    let sql = "SELECT piece FROM temp.staged WHERE input = ? AND entity = ? AND week = ?"
    let pieces = try Data.fetchCursor(
      db.cachedStatement(sql: sql),
      arguments: [input, Int64(group.entity), Int64(group.week.index)])
    var table = EventTable()
    while let piece = try pieces.next() {
      table.add(try codec.unpack([UInt8](piece), week: group.week))
    }
    return table
  }
}
