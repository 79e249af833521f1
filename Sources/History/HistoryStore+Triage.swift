import Events
import GRDB

extension HistoryStore {
  /// Adds entries to the journal of verdicts, all or none; one that is there already adds nothing.
  ///
  /// When it returns, they outlast a power cut.
  ///
  /// - Returns: how many were new.
  /// - Throws: `.store` when they cannot be written.
  @discardableResult
  package func append(_ entries: some Sequence<TriageEntry>) throws(TidewatchError) -> Int {
    try write { db in
      try entries.reduce(0) { try TriageRow.save($1, in: db) ? $0 + 1 : $0 }
    }
  }

  /// Every verdict that was ever given, by time, then by id.
  ///
  /// - Throws: `.store` when a row is damaged.
  package func triageEntries() throws(TidewatchError) -> [TriageEntry] {
    try read { db in
      var entries: [TriageEntry] = []
      let cursor = try TriageRow.cursorOfAll(in: db)
      while let row = try cursor.next() { entries.append(try row.entry) }
      return entries
    }
  }
}
