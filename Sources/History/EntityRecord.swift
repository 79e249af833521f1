import Events
import GRDB

/// What an input, or a block of it, changes in the counters of one entity.
struct EntityTally: Hashable {
  var first = Int64.max
  var last = Int64.min
  /// Events that the store did not have before.
  var added = 0

  mutating func add(_ other: Self) {
    first = min(first, other.first)
    last = max(last, other.last)
    added += other.added
  }
}

/// A row of the table `entity`.
struct EntityRecord: Sendable {
  var id: Int64
  var entity: StoredEntity

  static let columns = "id, CAST(name AS BLOB), kind, first_seen, last_seen, events"

  static func fetch(_ name: String, in db: Database) throws -> Self? {
    let sql = "SELECT \(columns) FROM entity WHERE name = CAST(? AS TEXT)"
    return try fetchOne(db.cachedStatement(sql: sql), arguments: [SQLText(name)])
  }

  static func nextNumber(in db: Database) throws -> Int64 {
    (try Int64.fetchOne(db.cachedStatement(sql: "SELECT max(id) FROM entity")) ?? 0) &+ 1
  }

  /// Adds an entity, or brings a known one up to date.
  static func save(
    _ entity: Entity, number: Int64, known: Self?, tally: EntityTally, in db: Database
  ) throws {
    let (events, overflow) = (known?.entity.events ?? 0).addingReportingOverflow(tally.added)
    if overflow { throw BlockDamage("the counters of entity \(number) are out of range") }
    let kind = known?.entity.entity.kind.settled(with: entity.kind) ?? entity.kind
    try db.save(
      byUpdate: """
        UPDATE entity SET kind = ?3, first_seen = min(first_seen, ?4),
          last_seen = max(last_seen, ?5), events = ?6
        WHERE id = ?1
        """,
      orInsert: """
        INSERT INTO entity (id, name, kind, first_seen, last_seen, events)
        VALUES (?1, CAST(?2 AS TEXT), ?3, ?4, ?5, ?6)
        """,
      arguments: [
        number, SQLText(entity.id), kind.rawValue, tally.first, tally.last,
        events,
      ])
  }
}

extension EntityRecord: FetchableRecord {
  init(row: Row) throws {
    id = try row.decode(atIndex: 0)
    // There are many of these, and no copy of the bytes is needed on the way.
    let name = try row.withUnsafeData(atIndex: 1) { bytes in
      bytes.map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
    guard let kind = Entity.Kind(rawValue: try row.decode(atIndex: 2)) else {
      throw BlockDamage("the kind of entity \(id) is unknown")
    }
    entity = StoredEntity(
      entity: Entity(id: name, kind: kind),
      firstSeen: Timestamp(ticks: try row.decode(atIndex: 3)),
      lastSeen: Timestamp(ticks: try row.decode(atIndex: 4)),
      events: try row.decode(atIndex: 5))
  }
}
