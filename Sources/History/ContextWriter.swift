import Events
import Foundation
import GRDB

/// Unites an input's context with what a store has of it, within a transaction.
struct ContextWriter {
  let db: Database

  /// Accounts must come in one order, so that new ones are numbered alike.
  func unite(with accounts: [(account: String, weeks: [(ISOWeek, [UInt8])])]) throws {
    for (account, weeks) in accounts {
      let number = try number(of: account)
      for (week, bytes) in weeks {
        let known = try known(number, account: account, week: week)
        guard known?.payload != bytes else { continue }
        var whole = try ContextWeek(bytes: bytes)
        if let known { whole.formUnion(try known.opened()) }
        guard let first = whole.firstQuarter else { continue }
        let row = ContextRow(account: account, week: week, payload: whole.bytes)
        if row.payload != known?.payload { try save(row, account: number) }
        let start = Int(week.firstDay.number) * QuarterSet.count
        try db.cachedStatement(sql: "UPDATE account SET first = min(first, ?) WHERE id = ?")
          .execute(arguments: [start + first, number])
      }
    }
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

  private func known(_ number: Int64, account: String, week: ISOWeek) throws -> ContextRow? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT checksum, payload FROM context WHERE account = ? AND week = ?"),
      arguments: [number, week.index])
    guard let row else { return nil }
    var known = ContextRow(
      account: account, week: week,
      payload: try row.withUnsafeData(atIndex: 1) { $0.map { [UInt8]($0) } ?? [] })
    known.checksum = try row.decode(atIndex: 0)
    return known
  }

  private func save(_ row: ContextRow, account number: Int64) throws {
    let sql = """
      INSERT OR REPLACE INTO context (account, week, checksum, payload) VALUES (?, ?, ?, ?)
      """
    try db.cachedStatement(sql: sql)
      .execute(arguments: [number, row.week.index, row.checksum, Data(row.payload)])
  }
}
