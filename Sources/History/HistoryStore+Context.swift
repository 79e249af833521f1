import Events
import GRDB

extension HistoryStore {
  /// What an account did elsewhere, by UTC day; all of its names together.
  ///
  /// - Parameters:
  ///   - names: names as logged, folded as the ids of entities are.
  ///   - window: only days that lie in it wholly or in part.
  /// - Throws: `.store` when a row is damaged.
  package func context(
    of names: [String], during window: TimeWindow
  ) throws(TidewatchError) -> [LocalDay: ContextSketch] {
    guard window.start < window.end else { return [:] }
    let last = Timestamp(ticks: window.end.ticks - 1)
    let days = LocalClock.utc.day(of: window.start)...LocalClock.utc.day(of: last)
    let weeks = ISOWeek(containing: days.lowerBound)...ISOWeek(containing: days.upperBound)
    return try read { db in
      var found: [LocalDay: ContextSketch] = [:]
      for name in names {
        let cursor = try ContextRow.cursor(of: name, weeks: weeks, in: db)
        while let row = try cursor.next() {
          let week = try row.opened()
          for (number, sketch) in week.days.enumerated() where !sketch.isEmpty {
            let day = row.week.firstDay.advanced(by: number)
            if days.contains(day) { found[day, default: ContextSketch()].formUnion(sketch) }
          }
        }
      }
      return found
    }
  }

  /// The names that have context from before an instant, in the order of their bytes, each with its
  /// first quarter of an hour since 1970.
  package func contextNames(
    before end: Timestamp
  ) throws(TidewatchError) -> [(name: String, first: Int32)] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT CAST(name AS BLOB), first FROM account WHERE first < ? ORDER BY name",
        arguments: [Sighting.quarter(of: end)]
      ).map { row in
        (try row.decode(SQLText.self, atIndex: 0).text, try row.decode(atIndex: 1))
      }
    }
  }
}

/// One account's week of context, as it is stored.
struct ContextRow {
  var account: String
  var week: ISOWeek
  var checksum: Int64
  var payload: [UInt8]

  init(account: String, week: ISOWeek, payload: [UInt8]) {
    self.account = account
    self.week = week
    self.payload = payload
    checksum = Self.checksum(of: payload, account: account, week: week)
  }

  private static func checksum(of payload: [UInt8], account: String, week: ISOWeek) -> Int64 {
    Checksum.ofBlock(entity: account, week: week.index, dictionary: nil, payload: payload)
  }

  private static let columns = """
    SELECT CAST(account.name AS BLOB), week, checksum, payload
    FROM context JOIN account ON account.id = context.account
    """

  static func cursor(
    of name: String, weeks: ClosedRange<ISOWeek>, in db: Database
  ) throws -> RecordCursor<ContextRow> {
    try fetchCursor(
      db.cachedStatement(
        sql: "\(columns) WHERE name = CAST(? AS TEXT) AND week BETWEEN ? AND ? ORDER BY week"),
      arguments: [SQLText(name), weeks.lowerBound.index, weeks.upperBound.index])
  }

  /// Every row, by the account's name and the week.
  static func cursorOfAll(in db: Database) throws -> RecordCursor<ContextRow> {
    try fetchCursor(db, sql: "\(columns) ORDER BY name, week")
  }

  /// - Throws: `BlockDamage` when it is not as it was written.
  func opened() throws -> ContextWeek {
    do {
      guard checksum == Self.checksum(of: payload, account: account, week: week) else {
        throw BlockDamage("its checksum does not agree")
      }
      return try ContextWeek(bytes: payload)
    } catch let damage as BlockDamage {
      throw BlockDamage("the context of an account in \(week): \(damage.reason)")
    }
  }
}

extension ContextRow: FetchableRecord {
  init(row: Row) throws {
    account = try row.decode(SQLText.self, atIndex: 0).text
    week = ISOWeek(index: try row.decode(atIndex: 1))
    checksum = try row.decode(atIndex: 2)
    payload = try row.withUnsafeData(atIndex: 3) { $0.map { [UInt8]($0) } ?? [] }
  }
}
