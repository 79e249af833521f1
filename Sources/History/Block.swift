import Events
import Foundation
import GRDB

/// Where a block lies: a week and an entity's number, in one number for SQLite.
struct BlockKey: Hashable {
  private static let entityBits: Int64 = 40
  private static let entityMask: Int64 = 1 << entityBits - 1

  var rawValue: Int64

  init(rawValue: Int64) {
    self.rawValue = rawValue
  }

  init(entity: Int64, week: ISOWeek) {
    rawValue = Int64(week.index) << Self.entityBits | (entity & Self.entityMask)
  }

  var entity: Int64 { rawValue & Self.entityMask }

  var week: ISOWeek { ISOWeek(index: Int32(rawValue >> Self.entityBits)) }
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

extension Block {
  /// A block with its checksum.
  init(key: BlockKey, entity: String, events: Int, dictionary: Int64?, payload: [UInt8]) {
    self.init(
      key: key, events: events, dictionary: dictionary,
      checksum: Checksum.ofBlock(
        entity: entity, week: key.week.index, dictionary: dictionary, payload: payload),
      payload: payload)
  }

  /// Makes sure that the block is as it was written, for this entity.
  func check(entity: String) throws(BlockDamage) {
    let checksum = Checksum.ofBlock(
      entity: entity, week: key.week.index, dictionary: dictionary, payload: payload)
    guard checksum == self.checksum else { throw BlockDamage("its checksum is wrong") }
  }

  /// Damage with the place of this block.
  func damage(_ damage: BlockDamage) -> BlockDamage {
    BlockDamage("block \(key.rawValue) (entity \(key.entity), \(key.week)): \(damage.reason)")
  }
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

  /// The blocks of an entity from one week to another, both included, by week.
  static func cursor(
    entity: Int64, weeks: ClosedRange<ISOWeek>, in db: Database
  ) throws -> RecordCursor<Self> {
    let sql = "SELECT \(columns) FROM block WHERE entity = ? AND key BETWEEN ? AND ? ORDER BY key"
    let ends = [weeks.lowerBound, weeks.upperBound].map { BlockKey(entity: entity, week: $0) }
    return try fetchCursor(
      db.cachedStatement(sql: sql), arguments: [entity, ends[0].rawValue, ends[1].rawValue])
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
