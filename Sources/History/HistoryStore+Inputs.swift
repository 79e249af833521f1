import Events
import GRDB

extension HistoryStore {
  /// The inputs that were read, by name, then by digest; without their rejections.
  ///
  /// - Parameter window: Only inputs with an event at or between whose first and last event the
  ///   window has an instant; `nil` for all inputs, those without events too.
  package func inputs(
    overlapping window: TimeWindow? = nil
  ) throws(TidewatchError) -> [IngestedInput] {
    try read { db in
      let columns = IngestedInput.columns
      let order = "ORDER BY input.name, digest"
      guard let window else {
        return try IngestedInput.fetchAll(db, sql: "SELECT \(columns) FROM input \(order)")
      }
      return try IngestedInput.fetchAll(
        db,
        sql: "SELECT \(columns) FROM input WHERE first_event < ? AND last_event >= ? \(order)",
        arguments: [window.end.ticks, window.start.ticks])
    }
  }

  /// The first rejections that the store keeps, by input name, then in the order of the input.
  package func rejections(limit: Int) throws(TidewatchError) -> [Rejection] {
    let sql = """
      SELECT CAST(file AS BLOB), line, byte_offset, reason, CAST(detail AS BLOB),
        CAST(excerpt AS BLOB)
      FROM rejection JOIN input ON input.digest = rejection.input
      ORDER BY input.name, input.digest, place LIMIT ?
      """
    return try read { db in
      try Row.fetchAll(db, sql: sql, arguments: [max(0, limit)]).map(Self.rejection)
    }
  }

  private static func rejection(_ row: Row) throws -> Rejection {
    guard let reason = Rejection.Reason(rawValue: try row.decode(atIndex: 3)) else {
      throw BlockDamage("the reason of a rejection is unknown")
    }
    return Rejection(
      location: SourceLocation(
        file: try row.decode(SQLText.self, atIndex: 0).text, line: try row.decode(atIndex: 1),
        byteOffset: try row.decode(atIndex: 2)),
      reason: reason, detail: try row.decode(SQLText.self, atIndex: 4).text,
      excerpt: try row.decode(SQLText.self, atIndex: 5).text)
  }
}
