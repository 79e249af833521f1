import Events
import GRDB

/// How much a store holds.
package struct HistoryStatistics: Hashable, Sendable {
  package var entities: Int
  package var blocks: Int
  /// Events, each as often as it was seen.
  package var events: Int
  /// The earliest event; `nil` for an empty store.
  package var firstEvent: Timestamp?
  package var lastEvent: Timestamp?
  /// Bytes of the file, what waits in SQLite's write-ahead log not counted.
  package var fileBytes: Int
  /// Bytes of the compressed blocks alone.
  package var blockBytes: Int
  package var dictionaries: Int
  package var inputs: Int
  /// Rejections that are kept; each input notes how many it had.
  package var rejections: Int
  /// Quarters of an hour in which a user was seen at a source.
  package var sightings: Int
  /// Accounts with context, their weeks, and the bytes of these.
  package var contextAccounts: Int
  package var contextWeeks: Int
  package var contextBytes: Int
  /// Entries of the triage journal.
  package var verdicts: Int
  /// What was made of weeks and is kept, and the bytes of it.
  package var judgedWeeks: Int
  package var judgedBytes: Int

  /// Bytes of blocks for each event; `nil` for an empty store.
  package var blockBytesPerEvent: Double? {
    events == 0 ? nil : Double(blockBytes) / Double(events)
  }

  /// Bytes of the whole file for each event; `nil` for an empty store.
  package var fileBytesPerEvent: Double? {
    events == 0 ? nil : Double(fileBytes) / Double(events)
  }
}

extension HistoryStore {
  /// Counts what the store holds, without reading the blocks.
  package func statistics() throws(TidewatchError) -> HistoryStatistics {
    try read { db in
      func number(_ sql: String) throws -> Int { try Int.fetchOne(db, sql: sql) ?? 0 }
      func time(_ sql: String) throws -> Timestamp? {
        try Int64.fetchOne(db, sql: sql).map { Timestamp(ticks: $0) }
      }
      return HistoryStatistics(
        entities: try number("SELECT count(*) FROM entity"),
        blocks: try number("SELECT count(*) FROM block"),
        events: try number("SELECT sum(events) FROM entity"),
        firstEvent: try time("SELECT min(first_seen) FROM entity"),
        lastEvent: try time("SELECT max(last_seen) FROM entity"),
        fileBytes: try number("PRAGMA page_count") * number("PRAGMA page_size"),
        blockBytes: try number("SELECT sum(length(payload)) FROM block"),
        dictionaries: try number("SELECT count(*) FROM dictionary"),
        inputs: try number("SELECT count(*) FROM input"),
        rejections: try number("SELECT count(*) FROM rejection"),
        sightings: try number("SELECT count(*) FROM sighting"),
        contextAccounts: try number("SELECT count(*) FROM account"),
        contextWeeks: try number("SELECT count(*) FROM context"),
        contextBytes: try number("SELECT sum(length(payload)) FROM context"),
        verdicts: try number("SELECT count(*) FROM triage"),
        judgedWeeks: try number("SELECT count(*) FROM judged_week"),
        judgedBytes: try number("SELECT sum(length(payload)) FROM judged_week"))
    }
  }
}
