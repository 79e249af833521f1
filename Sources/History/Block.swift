import Events
import Foundation
import GRDB

/// Where a block lies: its weeks and an entity's number, in one number for SQLite.
struct BlockKey: Hashable {
  private static let entityBits: Int64 = 40
  private static let entityMask: Int64 = 1 << entityBits - 1
  /// Seasons are numbered from here, where no week of any time that there can be has its number;
  /// before the weeks, so that those of a new week are appended to the table.
  private static let seasons: Int64 = -4_000_000

  var rawValue: Int64

  init(rawValue: Int64) {
    self.rawValue = rawValue
  }

  init(entity: Int64, span: WeekSpan) {
    let place = span.isSeason ? Self.seasons + Int64(span.seasonNumber) : Int64(span.first.index)
    rawValue = place << Self.entityBits | (entity & Self.entityMask)
  }

  var entity: Int64 { rawValue & Self.entityMask }

  var span: WeekSpan {
    let place = rawValue >> Self.entityBits
    return place > Self.seasons / 2
      ? WeekSpan(ISOWeek(index: Int32(clamping: place)))
      : WeekSpan(season: Int32(clamping: place - Self.seasons))
  }

  /// As it counts in checksums.
  fileprivate var place: Int32 { Int32(clamping: rawValue >> Self.entityBits) }
}

/// One entity's one ISO week, or the small weeks of a season, compressed, as a row of the table `block`.
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
        entity: entity, week: key.place, dictionary: dictionary, payload: payload),
      payload: payload)
  }

  /// Makes sure that the block is as it was written, for this entity.
  func check(entity: String) throws(BlockDamage) {
    let checksum = Checksum.ofBlock(
      entity: entity, week: key.place, dictionary: dictionary, payload: payload)
    guard checksum == self.checksum else { throw BlockDamage("its checksum is wrong") }
  }

  /// Damage with the place of this block.
  func damage(_ damage: BlockDamage) -> BlockDamage {
    BlockDamage("block \(key.rawValue) (entity \(key.entity), \(key.span)): \(damage.reason)")
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

  /// The blocks of an entity that may have events from one week to another, both included.
  static func cursor(
    entity: Int64, weeks: ClosedRange<ISOWeek>, in db: Database
  ) throws -> RecordCursor<Self> {
    let sql = """
      SELECT \(columns) FROM block WHERE entity = ?1 AND key BETWEEN ?2 AND ?3
      UNION ALL SELECT \(columns) FROM block WHERE entity = ?1 AND key BETWEEN ?4 AND ?5
      """
    let ends = [weeks.lowerBound, weeks.upperBound]
    let keys =
      ends.map { BlockKey(entity: entity, span: WeekSpan($0)).rawValue }
      + ends.map { BlockKey(entity: entity, span: WeekSpan(seasonOf: $0)).rawValue }
    return try fetchCursor(
      db.cachedStatement(sql: sql), arguments: StatementArguments([entity] + keys))
  }

  static func delete(_ key: BlockKey, in db: Database) throws {
    try db.cachedStatement(sql: "DELETE FROM block WHERE key = ?").execute(
      arguments: [key.rawValue])
  }

  /// Adds the block, or replaces the one that lies there.
  func save(in db: Database) throws {
    try db.save(
      byUpdate: """
        UPDATE block SET events = ?2, dictionary = ?3, checksum = ?4, payload = ?5 WHERE key = ?1
        """,
      orInsert: "INSERT INTO block (\(Self.columns)) VALUES (?1, ?2, ?3, ?4, ?5)",
      arguments: [key.rawValue, events, dictionary, checksum, Data(payload)])
  }
}
