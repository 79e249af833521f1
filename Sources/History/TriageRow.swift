import Events
import Foundation
import GRDB

/// A row of the table `triage`, which is an entry where nobody changed it.
struct TriageRow {
  private let id: String
  private let read: TriageEntry

  /// - Throws: `BlockDamage` when the row is not what was once written.
  var entry: TriageEntry {
    get throws(BlockDamage) {
      guard read.id == id else {
        throw BlockDamage("the verdict \(id) is not what its analyst gave")
      }
      return read
    }
  }

  static func cursorOfAll(in db: Database) throws -> RecordCursor<Self> {
    try fetchCursor(
      db,
      sql: """
        SELECT id, CAST(entity AS BLOB), first_day, last_day, verdict, CAST(note AS BLOB),
          CAST(analyst AS BLOB), time, basis
        FROM triage ORDER BY time, id
        """)
  }

  /// Adds an entry; the same again adds nothing.
  ///
  /// - Returns: whether it was new.
  static func save(_ entry: TriageEntry, in db: Database) throws -> Bool {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO triage
          (id, entity, first_day, last_day, verdict, note, analyst, time, basis)
        SELECT ?, CAST(? AS TEXT), ?, ?, ?, CAST(? AS TEXT), CAST(? AS TEXT), ?, ?
        WHERE NOT EXISTS (SELECT 1 FROM triage WHERE id = ?)
        """)
    try statement.execute(arguments: [
      entry.id, SQLText(entry.entity), entry.days.lowerBound.number, entry.days.upperBound.number,
      entry.verdict.rawValue, SQLText(entry.note), SQLText(entry.analyst), entry.time.ticks,
      try entry.basis.map(text(of:)), entry.id,
    ])
    return db.changesCount > 0
  }

  private static func basis(in text: String) throws -> TriageBasis {
    do {
      return try JSONDecoder().decode(TriageBasis.self, from: Data(text.utf8))
    } catch {
      throw BlockDamage("the basis of a verdict cannot be read")
    }
  }

  private static func text(of basis: TriageBasis) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(basis), as: UTF8.self)
  }
}

extension TriageRow: FetchableRecord {
  init(row: Row) throws {
    id = try row.decode(atIndex: 0)
    let first = LocalDay(number: try row.decode(atIndex: 2))
    let last = LocalDay(number: try row.decode(atIndex: 3))
    guard let verdict = TriageVerdict(rawValue: try row.decode(atIndex: 4)), first <= last else {
      throw BlockDamage("the verdict \(id) says something impossible")
    }
    let basis = try row.decode(String?.self, atIndex: 8).map(Self.basis)
    read = TriageEntry(
      entity: try row.decode(SQLText.self, atIndex: 1).text, days: first...last, verdict: verdict,
      note: try row.decode(SQLText.self, atIndex: 5).text,
      analyst: try row.decode(SQLText.self, atIndex: 6).text,
      time: Timestamp(ticks: try row.decode(atIndex: 7)), basis: basis)
  }
}
