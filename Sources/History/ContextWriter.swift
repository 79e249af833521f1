import Events
import Foundation
import GRDB

/// Unites an input's context with what a store has of it, within a transaction.
struct ContextWriter {
  let db: Database
  private let codec = ZstdCodec()

  init(db: Database) {
    self.db = db
  }

  /// - Parameters:
  ///   - accounts: in one order, so that new ones are numbered alike.
  ///   - touched: is told the weeks to which something was added.
  func unite(
    with accounts: [(account: String, weeks: [(ISOWeek, [UInt8])])],
    touching touched: inout TouchedWeeks
  ) throws {
    var parts: [(key: Int64, account: String, week: ISOWeek, bytes: [UInt8])] = []
    for (account, weeks) in accounts {
      let number = try number(of: account)
      for (week, bytes) in weeks {
        parts.append((ContextRow.key(account: number, week: week), account, week, bytes))
      }
    }
    // In the order of the table, so that new rows are appended and fill their pages.
    for part in parts.sorted(by: { $0.key < $1.key }) {
      if try unite(part.bytes, account: part.account, week: part.week, key: part.key) {
        touched.add(part.week)
      }
    }
  }

  /// - Returns: whether anything was added.
  private func unite(
    _ bytes: [UInt8], account: String, week: ISOWeek, key: Int64
  ) throws -> Bool {
    let known = try known(key, account: account, week: week)?.opened(with: codec)
    if let known, known.bytes == bytes { return false }
    var whole = try ContextWeek(bytes: bytes)
    if let known { whole.formUnion(known.week) }
    guard let first = whole.firstQuarter else { return false }
    let united = whole.bytes
    let isNew = united != known?.bytes
    if isNew {
      try save(
        try ContextRow.packing(united, account: account, week: week, codec: codec), under: key)
    }
    let start = Int(week.firstDay.number) * QuarterSet.count
    try db.cachedStatement(
      sql: "UPDATE account SET first = min(first, ?) WHERE name = CAST(? AS TEXT)"
    )
    .execute(arguments: [start + first, SQLText(account)])
    return isNew
  }

  private func number(of account: String) throws -> Int64 {
    let known = try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT id FROM account WHERE name = CAST(? AS TEXT)"),
      arguments: [SQLText(account)])
    if let known { return known }
    try db.cachedStatement(
      sql: "INSERT INTO account (name, first) VALUES (CAST(? AS TEXT), \(Int32.max))"
    ).execute(arguments: [SQLText(account)])
    return db.lastInsertedRowID
  }

  private func known(_ key: Int64, account: String, week: ISOWeek) throws -> ContextRow? {
    let row = try Row.fetchOne(
      db.cachedStatement(sql: "SELECT checksum, payload FROM context WHERE key = ?"),
      arguments: [key])
    guard let row else { return nil }
    return ContextRow(
      account: account, week: week, checksum: try row.decode(atIndex: 0),
      payload: try row.withUnsafeData(atIndex: 1) { $0.map { [UInt8]($0) } ?? [] })
  }

  private func save(_ row: ContextRow, under key: Int64) throws {
    try db.save(
      byUpdate: "UPDATE context SET checksum = ?2, payload = ?3 WHERE key = ?1",
      orInsert: "INSERT INTO context (key, checksum, payload) VALUES (?1, ?2, ?3)",
      arguments: [key, row.checksum, Data(row.payload)])
  }
}
