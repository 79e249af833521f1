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
              weeks INTEGER NOT NULL, payload BLOB NOT NULL);
            CREATE INDEX IF NOT EXISTS temp.staged_place ON staged (input, entity, week, weeks);
            INSERT INTO staged_input DEFAULT VALUES;
            """)
        return db.lastInsertedRowID
      }
    }
  }

  /// Adds pieces, one for each group; see `StagedRows`.
  func add(_ source: BatchedGroups, crew: WorkerCrew<BlockCodec>) throws(TidewatchError) {
    try store.write { db in
      let statement = try db.cachedStatement(
        sql: """
          INSERT INTO temp.staged (input, entity, week, weeks, payload) VALUES (?, ?, ?, ?, ?)
          """)
      for part in source.groups.indices.parts {
        let pieces = try crew.map(part.count) { codec, place in
          try codec.pack(source.staged(at: part.lowerBound + place))
        }
        for (index, piece) in zip(part, pieces) {
          let group = source.groups[index]
          try statement.execute(
            arguments: [
              input, Int64(group.entity), Int64(group.span.first.index),
              Int64(group.span.weeks), Data(piece),
            ])
        }
      }
    }
  }

  /// The groups by the rank of their entity, then by their weeks.
  func groups(ranks: [UInt32], in db: Database) throws -> StagedGroups {
    let sql = "SELECT DISTINCT entity, week, weeks FROM temp.staged WHERE input = ?"
    let groups = try Row.fetchAll(db, sql: sql, arguments: [input]).map { row -> EventGroup in
      let span = WeekSpan(ISOWeek(index: try row.decode(atIndex: 1)))
      return EventGroup(
        entity: try row.decode(atIndex: 0),
        span: try row.decode(Int.self, atIndex: 2) == 1 ? span : span.season)
    }
    let sorted = groups.sorted {
      (ranks[Int($0.entity)], $0.span.first, $0.span.weeks)
        < (ranks[Int($1.entity)], $1.span.first, $1.span.weeks)
    }
    return StagedGroups(groups: sorted, input: input, db: db)
  }

  /// Forgets the pieces.
  func clear() throws(TidewatchError) {
    try store.write { db in
      try db.execute(sql: "DELETE FROM temp.staged WHERE input = ?", arguments: [input])
    }
  }
}

/// The groups of a staging area; the pieces of a group add up.
///
/// Only `pieces(at:)` uses the database, on whose thread it is called; the rest goes anywhere.
struct StagedGroups: EventGroups, @unchecked Sendable {
  let groups: [EventGroup]
  fileprivate let input: Int64
  fileprivate let db: Database

  func pieces(at index: Int) throws -> [[UInt8]] {
    let group = groups[index]
    let sql = """
      SELECT payload FROM temp.staged WHERE input = ? AND entity = ? AND week = ? AND weeks = ?
      """
    return try Row.fetchAll(
      db.cachedStatement(sql: sql),
      arguments: [
        input, Int64(group.entity), Int64(group.span.first.index), Int64(group.span.weeks),
      ]
    ).map { row in
      try row.withUnsafeData(atIndex: 0) { $0.map { [UInt8]($0) } ?? [] }
    }
  }

  func table(
    at index: Int, pieces: [[UInt8]], codec: BlockCodec
  ) throws(BlockDamage) -> EventTable {
    var builder = TableBuilder()
    for piece in pieces { try StagedRows.read(codec.unpack(piece), into: &builder) }
    return builder.finish()
  }
}

extension Range<Int> {
  /// The range in parts that are worked on together: enough for every thread, and little to hold.
  var parts: [Range<Int>] {
    stride(from: lowerBound, to: upperBound, by: 512).map {
      $0..<Swift.min($0 + 512, upperBound)
    }
  }
}
