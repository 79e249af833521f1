import Events
import GRDB

/// One account's week of context, as it is stored: a byte that says whether the bytes of the week behind
/// it are compressed, as short ones are not.
struct ContextRow {
  private enum Form {
    static let plain: UInt8 = 0
    static let zstd: UInt8 = 1
  }

  var account: String
  var week: ISOWeek
  /// Of the week's own bytes.
  var checksum: Int64
  var payload: [UInt8]

  /// A week as it is to be stored.
  static func packing(
    _ bytes: [UInt8], account: String, week: ISOWeek, codec: ZstdCodec
  ) throws -> ContextRow {
    let compressed = try codec.compress(bytes)
    return ContextRow(
      account: account, week: week,
      checksum: checksum(of: bytes, account: account, week: week),
      payload: compressed.count < bytes.count
        ? [Form.zstd] + compressed : [Form.plain] + bytes)
  }

  /// The key of an account's week: the week's number above that of the account.
  static func key(account: Int64, week: ISOWeek) -> Int64 { Int64(week.index) << 40 | account }

  private static func checksum(of bytes: [UInt8], account: String, week: ISOWeek) -> Int64 {
    Checksum.ofBlock(entity: account, week: week.index, dictionary: nil, payload: bytes)
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
        sql: "\(columns) WHERE name = CAST(? AS TEXT) AND week BETWEEN ? AND ? ORDER BY key"),
      arguments: [SQLText(name), weeks.lowerBound.index, weeks.upperBound.index])
  }

  /// Every row, by week.
  static func cursorOfAll(in db: Database) throws -> RecordCursor<ContextRow> {
    try fetchCursor(db, sql: "\(columns) ORDER BY key")
  }

  /// The week and its bytes, which equal weeks share.
  struct Opened {
    var week: ContextWeek
    var bytes: [UInt8]
  }

  /// - Throws: `BlockDamage` when it is not as it was written.
  func opened(with codec: ZstdCodec) throws -> Opened {
    do {
      let bytes = try unpacked(with: codec)
      guard checksum == Self.checksum(of: bytes, account: account, week: week) else {
        throw BlockDamage("its checksum does not agree")
      }
      return Opened(week: try ContextWeek(bytes: bytes), bytes: bytes)
    } catch let damage as BlockDamage {
      throw BlockDamage("the context of an account in \(week): \(damage.reason)")
    }
  }

  private func unpacked(with codec: ZstdCodec) throws -> [UInt8] {
    let rest = Array(payload.dropFirst())
    switch payload.first {
    case Form.plain: return rest
    case Form.zstd: return try codec.decompress(rest)
    default: throw BlockDamage("its form is unknown")
    }
  }
}

extension ContextRow: FetchableRecord {
  init(row: Row) throws {
    self.init(
      account: try row.decode(SQLText.self, atIndex: 0).text,
      week: ISOWeek(index: try row.decode(atIndex: 1)), checksum: try row.decode(atIndex: 2),
      payload: try row.withUnsafeData(atIndex: 3) { $0.map { [UInt8]($0) } ?? [] })
  }
}
