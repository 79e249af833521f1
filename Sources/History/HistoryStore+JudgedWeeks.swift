import CXXHash
import Events
import Foundation
import GRDB

/// What Scoring made of past weeks, kept so that a week is judged once.
///
/// It can always be made again from the rest of the store, and is dropped as soon as an input adds to
/// something that it came from.
extension HistoryStore {
  /// Judgements of one week that are kept at most, one for each model, and of a rehearsal one for each
  /// procedure: some sixteen of these and a few models. The one that was written longest ago goes first.
  private static let mostModels = 96

  /// What is kept of a week; `nil` where nothing is, or where it is damaged.
  ///
  /// - Parameter model: stands for everything but the history that judgements depend on.
  package func judgedWeek(
    _ week: ISOWeek, model: [UInt8]
  ) throws(TidewatchError) -> [UInt8]? {
    try read { db in
      let row = try Row.fetchOne(
        db.cachedStatement(
          sql: "SELECT checksum, payload FROM judged_week WHERE week = ? AND model = ?"),
        arguments: [week.index, Self.name(of: model)])
      guard let row else { return nil }
      let payload = try row.withUnsafeData(atIndex: 1) { $0.map { [UInt8]($0) } ?? [] }
      guard try row.decode(Int64.self, atIndex: 0) == Checksum.of(payload) else { return nil }
      return try? ZstdCodec().decompress(payload)
    }
  }

  /// Keeps what was made of weeks, in place of what is kept of them for the same model.
  ///
  /// - Throws: `.store`, also for a store that was opened to be read only.
  package func keep(_ weeks: [KeptWeek]) throws(TidewatchError) {
    try write { db in
      let codec = ZstdCodec()
      for kept in weeks {
        let payload = try codec.compress(kept.content)
        let (week, name) = (kept.week.index, Self.name(of: kept.model))
        try db.execute(
          sql: "DELETE FROM judged_week WHERE week = ? AND model = ?", arguments: [week, name])
        try db.execute(
          sql: "INSERT INTO judged_week (week, model, checksum, payload) VALUES (?, ?, ?, ?)",
          arguments: [week, name, Checksum.of(payload), Data(payload)])
        try db.execute(
          sql: """
            DELETE FROM judged_week WHERE week = ? AND id NOT IN
              (SELECT id FROM judged_week WHERE week = ? ORDER BY id DESC LIMIT ?)
            """, arguments: [week, week, Self.mostModels])
      }
    }
  }

  /// Whether weeks can be kept.
  package var isWritable: Bool { !database.configuration.readonly }

  private static func name(of model: [UInt8]) -> String {
    let hash = XXH3_128bits(model, model.count)
    return String(hash.high64, radix: 16) + "-" + String(hash.low64, radix: 16)
  }

  /// Drops everything that is kept of judged weeks.
  package func forgetJudgedWeeks() throws(TidewatchError) {
    try write { try $0.execute(sql: "DELETE FROM judged_week") }
  }
}

/// What was made of a week under a model.
package struct KeptWeek: Sendable {
  package var week: ISOWeek
  /// Stands for everything but the history that it depends on.
  package var model: [UInt8]
  package var content: [UInt8]

  package init(week: ISOWeek, model: [UInt8], content: [UInt8]) {
    self.week = week
    self.model = model
    self.content = content
  }
}

/// The weeks that an input adds to.
struct TouchedWeeks {
  private var first: ISOWeek?

  mutating func add(_ week: ISOWeek) { first = min(first ?? week, week) }

  /// Drops what was made of the weeks from the first of them on; and of the one before, as clocks differ.
  func forgetJudgements(in db: Database) throws {
    guard let first else { return }
    try db.execute(
      sql: "DELETE FROM judged_week WHERE week >= ?", arguments: [first.advanced(by: -1).index])
  }
}
