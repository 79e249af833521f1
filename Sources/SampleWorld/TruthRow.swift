import Events

/// What a hunter ought to conclude about one entity's day.
package struct TruthRow: Sendable, Hashable, Comparable {
  package var entity: String
  /// The day, the same in UTC and in Berlin.
  package var day: LocalDay
  package var kind: String
  /// Whether somebody meant harm; false for a decoy.
  package var isMalicious: Bool
  /// One sentence without commas.
  package var note: String

  /// The head of the CSV file.
  package static let header = "entity,day,kind,malicious,note"

  package var csv: String { "\(entity),\(day),\(kind),\(isMalicious),\(note)" }

  package static func < (left: Self, right: Self) -> Bool {
    (left.day, left.entity, left.kind) < (right.day, right.entity, right.kind)
  }
}
