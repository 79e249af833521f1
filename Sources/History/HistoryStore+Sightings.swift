import Events
import GRDB

extension HistoryStore {
  /// Every sighting before an instant: by source, then quarter, then user.
  package func sightings(before end: Timestamp) throws(TidewatchError) -> [Sighting] {
    try read { db in
      try Sighting.fetchAll(in: db, before: Sighting.quarter(of: end))
    }
  }
}

extension Sighting {
  /// Puts it into the store; the same again adds nothing, so that inputs may overlap.
  ///
  /// - Returns: whether it is new.
  func save(in db: Database) throws -> Bool {
    let sql = """
      INSERT OR IGNORE INTO sighting (source, quarter, user)
      VALUES (CAST(? AS TEXT), ?, CAST(? AS TEXT))
      """
    try db.cachedStatement(sql: sql)
      .execute(arguments: [SQLText(source), quarter, SQLText(user)])
    return db.changesCount > 0
  }

  static func fetchAll(in db: Database, before end: Int32 = .max) throws -> [Sighting] {
    let sql = """
      SELECT CAST(source AS BLOB), quarter, CAST(user AS BLOB) FROM sighting
      WHERE quarter < ? ORDER BY source, quarter, user
      """
    return try Row.fetchAll(db, sql: sql, arguments: [end]).map { row in
      Sighting(
        source: try row.decode(SQLText.self, atIndex: 0).text,
        quarter: try row.decode(atIndex: 1), user: try row.decode(SQLText.self, atIndex: 2).text)
    }
  }
}
