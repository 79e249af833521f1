import Events
import GRDB

extension IngestedInput {
  /// Rejections that the store keeps in all.
  static let mostRejections = 10_000

  /// Notes the input; of the same content under two names the smaller name and the earlier time
  /// stay, whichever came first.
  func save(in db: Database) throws {
    let known = try SQLText.fetchOne(
      db, sql: "SELECT CAST(name AS BLOB) FROM input WHERE digest = ?", arguments: [contentDigest])
    try saveCounts(in: db)
    guard known.map({ !$0.text.utf8.lexicographicallyPrecedes(name.utf8) }) ?? true else { return }
    try saveRejections(in: db)
  }

  private func saveCounts(in db: Database) throws {
    let sql = """
      INSERT INTO input (digest, name, format, bytes, records, candidates, events, hits,
        failed_sign_ins, rejected, first_event, last_event, ingested_at)
      VALUES (?, CAST(? AS TEXT), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (digest) DO UPDATE SET name = min(name, excluded.name),
        format = excluded.format, bytes = excluded.bytes, records = excluded.records,
        candidates = excluded.candidates, events = excluded.events, hits = excluded.hits,
        failed_sign_ins = excluded.failed_sign_ins, rejected = excluded.rejected,
        first_event = excluded.first_event, last_event = excluded.last_event,
        ingested_at = min(ingested_at, excluded.ingested_at)
      """
    try db.execute(
      sql: sql,
      arguments: [
        contentDigest, SQLText(name), format, bytes, records, candidates, events, hits,
        failedSignIns, rejected, firstEvent?.ticks, lastEvent?.ticks, ingestedAt.ticks,
      ])
  }

  /// Replaces the input's rejections and keeps the store's bound: the first rejection of every
  /// input goes before the second of any, which does not depend on the order of the inputs.
  private func saveRejections(in db: Database) throws {
    try db.execute(sql: "DELETE FROM rejection WHERE input = ?", arguments: [contentDigest])
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO rejection (place, input, file, line, byte_offset, reason, detail, excerpt)
        VALUES (?, ?, CAST(? AS TEXT), ?, ?, ?, CAST(? AS TEXT), CAST(? AS TEXT))
        """)
    for (place, rejection) in rejections.enumerated() {
      try statement.execute(
        arguments: [
          place, contentDigest, SQLText(rejection.location.file), rejection.location.line,
          rejection.location.byteOffset, rejection.reason.rawValue, SQLText(rejection.detail),
          SQLText(rejection.excerpt),
        ])
    }
    try db.execute(
      sql: """
        DELETE FROM rejection WHERE (place, input) IN
          (SELECT place, input FROM rejection ORDER BY place, input LIMIT -1 OFFSET ?)
        """, arguments: [Self.mostRejections])
  }
}

extension IngestedInput: FetchableRecord {
  static let columns = """
    digest, CAST(name AS BLOB) AS name, format, bytes, records, candidates, events, hits,
    failed_sign_ins, rejected, first_event, last_event, ingested_at
    """

  /// Reads a row of the table `input`, without its rejections.
  package init(row: Row) throws {
    func time(_ column: String) throws -> Timestamp? {
      try row.decode(Int64?.self, forColumn: column).map { Timestamp(ticks: $0) }
    }
    self.init(
      contentDigest: try row.decode(forColumn: "digest"),
      name: try row.decode(SQLText.self, forColumn: "name").text,
      format: try row.decode(forColumn: "format"), bytes: try row.decode(forColumn: "bytes"),
      records: try row.decode(forColumn: "records"),
      candidates: try row.decode(forColumn: "candidates"),
      events: try row.decode(forColumn: "events"), hits: try row.decode(forColumn: "hits"),
      failedSignIns: try row.decode(forColumn: "failed_sign_ins"),
      rejected: try row.decode(forColumn: "rejected"),
      firstEvent: try time("first_event"), lastEvent: try time("last_event"),
      ingestedAt: Timestamp(ticks: try row.decode(forColumn: "ingested_at")))
  }
}
