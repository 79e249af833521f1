import Events
import Foundation
import GRDB

/// Where a block lies: an entity's number and a week, in one number for SQLite.
struct BlockKey: Hashable {
  static let weekBits: Int64 = 22
  private static let weekZero: Int64 = 1 << (weekBits - 1)

  var rawValue: Int64

  init(rawValue: Int64) {
    self.rawValue = rawValue
  }

  init(entity: Int64, week: ISOWeek) {
    rawValue = entity << Self.weekBits | (Int64(week.index) + Self.weekZero)
  }

  var entity: Int64 { rawValue >> Self.weekBits }

  var week: ISOWeek {
    ISOWeek(index: Int32((rawValue & (1 << Self.weekBits - 1)) - Self.weekZero))
  }

  /// The keys of an entity's blocks that can hold events of a window; `nil` for an empty window.
  static func range(entity: Int64, during window: TimeWindow) -> ClosedRange<Int64>? {
    guard window.start < window.end else { return nil }
    let first = ISOWeek(containing: window.start)
    let last = ISOWeek(containing: Timestamp(ticks: window.end.ticks - 1))
    return Self(entity: entity, week: first).rawValue...Self(entity: entity, week: last).rawValue
  }
}

/// One entity's one ISO week, compressed, as a row of the table `block`.
struct Block {
  var key: BlockKey
  /// Events in it, each as often as it was seen.
  var events: Int
  /// The dictionary it was compressed with.
  var dictionary: Int64?
  var checksum: Int64
  var payload: [UInt8]

  static let columns = "key, events, dictionary, checksum, payload"
}

extension Block: FetchableRecord {
  init(row: Row) throws {
    key = BlockKey(rawValue: try row.decode(atIndex: 0))
    events = try row.decode(atIndex: 1)
    dictionary = try row.decode(atIndex: 2)
    checksum = try row.decode(atIndex: 3)
    payload = try row.withUnsafeData(atIndex: 4) { $0.map { [UInt8]($0) } ?? [] }
  }

  static func fetch(_ key: BlockKey, in db: Database) throws -> Self? {
    let sql = "SELECT \(columns) FROM block WHERE key = ?"
    return try fetchOne(db.cachedStatement(sql: sql), arguments: [key.rawValue])
  }

  /// The blocks of a range of keys, ascending.
  static func fetchAll(_ keys: ClosedRange<Int64>, in db: Database) throws -> [Self] {
    let sql = "SELECT \(columns) FROM block WHERE key BETWEEN ? AND ? ORDER BY key"
    return try fetchAll(
      db.cachedStatement(sql: sql), arguments: [keys.lowerBound, keys.upperBound])
  }

  /// Adds the block, or replaces the one that lies there.
  func save(in db: Database) throws {
    let sql = """
      INSERT INTO block (\(Self.columns)) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (key) DO UPDATE SET events = excluded.events,
        dictionary = excluded.dictionary, checksum = excluded.checksum, payload = excluded.payload
      """
    try db.cachedStatement(sql: sql).execute(
      arguments: [key.rawValue, events, dictionary, checksum, Data(payload)])
  }
}
