import Events
import GRDB

extension HistoryStore {
  /// What an account did elsewhere, by UTC day; all of its names together.
  ///
  /// - Parameters:
  ///   - names: names as logged, folded as the ids of entities are.
  ///   - window: only days that lie in it wholly or in part.
  /// - Throws: `.store` when a row is damaged.
  package func context(
    of names: [String], during window: TimeWindow
  ) throws(TidewatchError) -> [LocalDay: ContextSketch] {
    guard window.start < window.end else { return [:] }
    let last = Timestamp(ticks: window.end.ticks - 1)
    let days = LocalClock.utc.day(of: window.start)...LocalClock.utc.day(of: last)
    let weeks = ISOWeek(containing: days.lowerBound)...ISOWeek(containing: days.upperBound)
    return try read { db in
      var found: [LocalDay: ContextSketch] = [:]
      // Most accounts have no such row, and a codec takes longer to make than to find that out.
      var codec: ZstdCodec?
      for name in names {
        let cursor = try ContextRow.cursor(of: name, weeks: weeks, in: db)
        while let row = try cursor.next() {
          let opener = codec ?? ZstdCodec()
          codec = opener
          let week = try row.opened(with: opener).week
          for (number, sketch) in week.days.enumerated() where !sketch.isEmpty {
            let day = row.week.firstDay.advanced(by: number)
            if days.contains(day) { found[day, default: ContextSketch()].formUnion(sketch) }
          }
        }
      }
      return found
    }
  }

  /// The names that have context from before an instant, in the order of their bytes, each with its
  /// first quarter of an hour since 1970.
  package func contextNames(
    before end: Timestamp
  ) throws(TidewatchError) -> [(name: String, first: Int32)] {
    try read { db in
      try Row.fetchAll(
        db, sql: "SELECT CAST(name AS BLOB), first FROM account WHERE first < ? ORDER BY name",
        arguments: [Sighting.quarter(of: end)]
      ).map { row in
        (try row.decode(SQLText.self, atIndex: 0).text, try row.decode(atIndex: 1))
      }
    }
  }
}
