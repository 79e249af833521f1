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
    let sql = """
      SELECT \(IngestedInput.columns) FROM input WHERE \(Self.overlaps)
      ORDER BY input.name, digest
      """
    return try read { db in
      try IngestedInput.fetchAll(db, sql: sql, arguments: Self.bounds(of: window))
    }
  }

  /// The first rejections that the store keeps, by input name, then in the order of the input.
  ///
  /// - Parameter window: Only those of inputs that overlap it, as for `inputs(overlapping:)`.
  package func rejections(
    overlapping window: TimeWindow? = nil, limit: Int
  ) throws(TidewatchError) -> [Rejection] {
    let sql = """
      SELECT CAST(file AS BLOB), line, byte_offset, reason, CAST(detail AS BLOB),
        CAST(excerpt AS BLOB)
      FROM rejection JOIN input ON input.digest = rejection.input
      WHERE \(Self.overlaps)
      ORDER BY input.name, input.digest, place LIMIT :limit
      """
    let arguments = Self.bounds(of: window) + ["limit": max(0, limit)]
    return try read { db in
      try Row.fetchAll(db, sql: sql, arguments: arguments).map(Self.rejection)
    }
  }

  /// True for every input when there are no bounds.
  private static let overlaps = """
    (:start IS NULL OR (first_event < :end AND last_event >= :start))
    """

  private static func bounds(of window: TimeWindow?) -> StatementArguments {
    ["start": window?.start.ticks, "end": window?.end.ticks]
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
