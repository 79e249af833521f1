import Events
import GRDB

/// Reads a whole store, block by block, and notes what is wrong instead of stopping there.
struct Verifier {
  /// Counters of one entity as its blocks give them.
  private struct Counters: Equatable {
    var first = Int64.max
    var last = Int64.min
    var events = 0
  }

  private let codec: BlockCodec
  private var problems: [String] = []
  private var digest = ContentDigest()
  private var blocks = 0
  private var events = 0
  private var entities: [EntityRecord] = []

  init(codec: BlockCodec) {
    self.codec = codec
  }

  mutating func verify(_ db: Database) -> Verification {
    note { this in
      let found = try String.fetchAll(db, sql: "PRAGMA integrity_check")
      if found != ["ok"] { this.problems += found.map { "SQLite: \($0)" } }
      for row in try Row.fetchAll(db, sql: "PRAGMA foreign_key_check") {
        let table: String = try row.decode(atIndex: 0)
        this.problems.append("A row of \(table) belongs to nothing that is there.")
      }
    }
    note { this in this.entities = try EntityRecord.fetchAll(in: db) }
    for entity in entities { note { this in try this.verify(entity, db) } }
    note { this in try this.verifyDictionaries(db) }
    note { this in try this.verifyContext(db) }
    note { this in for sighting in try Sighting.fetchAll(in: db) { this.digest.add(sighting) } }
    note { this in try this.verifyTriage(db) }
    return Verification(
      problems: problems, entities: entities.count, blocks: blocks, events: events,
      digest: digest.text)
  }

  private mutating func verify(_ record: EntityRecord, _ db: Database) throws {
    var counters = Counters()
    var isWhole = true
    let cursor = try Block.fetchCursor(
      db, sql: "SELECT \(Block.columns) FROM block WHERE entity = ? ORDER BY key",
      arguments: [record.id])
    while let block = try cursor.next() {
      do {
        let table = try codec.open(block, entity: record.entity.entity.id, in: db)
        digest.add(table, entity: record.entity.entity.id)
        blocks += 1
        events += block.events
        counters.events += block.events
        counters.first = min(counters.first, table.rows.first?.ticks ?? .max)
        counters.last = max(counters.last, table.rows.last?.ticks ?? .min)
      } catch let damage as BlockDamage {
        problems.append("Damaged: \(damage.reason).")
        isWhole = false
      }
    }
    let noted = Counters(
      first: record.entity.firstSeen.ticks, last: record.entity.lastSeen.ticks,
      events: record.entity.events)
    if isWhole, counters != noted {
      problems.append("The counters of entity \(record.id) do not agree with its blocks.")
    }
  }

  private mutating func verifyContext(_ db: Database) throws {
    var firsts: [String: Int] = [:]
    let zstd = ZstdCodec()
    let cursor = try ContextRow.cursorOfAll(in: db)
    while let row = try cursor.next() {
      do {
        let opened = try row.opened(with: zstd)
        let first = opened.week.firstQuarter ?? 0
        digest.add(opened.bytes, of: row)
        let start = Int(row.week.firstDay.number) * QuarterSet.count
        firsts[row.account] = min(firsts[row.account] ?? .max, start + first)
      } catch let damage as BlockDamage {
        problems.append("Damaged: \(damage.reason).")
        firsts[row.account] = .min
      }
    }
    for row in try Row.fetchAll(db, sql: "SELECT CAST(name AS BLOB), first, id FROM account") {
      let first = firsts[try row.decode(SQLText.self, atIndex: 0).text]
      if first != .min, first != (try row.decode(Int.self, atIndex: 1)) {
        let number: Int64 = try row.decode(atIndex: 2)
        problems.append("The first quarter of account \(number) does not agree with its context.")
      }
    }
  }

  /// An entry's id is a hash of all that it says.
  private mutating func verifyTriage(_ db: Database) throws {
    let cursor = try TriageRow.cursorOfAll(in: db)
    while let row = try cursor.next() {
      do {
        digest.add(try row.entry)
      } catch {
        problems.append("Damaged: \(error.reason).")
      }
    }
  }

  private mutating func verifyDictionaries(_ db: Database) throws {
    let shelf = DictionaryShelf()
    for id in try Int64.fetchAll(db, sql: "SELECT id FROM dictionary ORDER BY id") {
      do {
        _ = try shelf.dictionary(id, in: db)
      } catch let damage as BlockDamage {
        problems.append("Damaged: dictionary \(id): \(damage.reason).")
      }
    }
  }

  /// Runs one part of the work; what it throws is a problem and not the end.
  private mutating func note(_ body: (inout Self) throws -> Void) {
    do {
      try body(&self)
    } catch let damage as BlockDamage {
      problems.append("Damaged: \(damage.reason).")
    } catch let error as DatabaseError {
      problems.append("SQLite: \(error.message ?? "\(error.resultCode)").")
    } catch {
      problems.append("A row cannot be read: a column holds an impossible value.")
    }
  }
}

extension HistoryStore {
  /// Reads everything: SQLite's own structure, every checksum and block, and the counters.
  ///
  /// - Throws: `.store` only when the store cannot be read at all; damage is in the result.
  package func verify() throws(TidewatchError) -> Verification {
    try errors.translating {
      try database.makeSnapshot().read { db in
        // A shelf of its own, so that dictionaries are read from the file again.
        var verifier = Verifier(codec: BlockCodec(shelf: DictionaryShelf()))
        return verifier.verify(db)
      }
    }
  }
}
