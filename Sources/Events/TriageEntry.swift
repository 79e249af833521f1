/// One line of the triage journal: a verdict about an entity on a day, or on every day of a period.
///
///     let entry = TriageEntry(
///       entity: "alice@corp.example", days: day...day, verdict: .benignExpected,
///       note: "quarterly report", analyst: "bob", time: now)
///     entry.id  // T…: the same for the same content, so that journals merge
package struct TriageEntry: Hashable, Sendable {
  /// The account as reports name it.
  package let entity: String
  /// The first and the last local day.
  package let days: ClosedRange<LocalDay>
  package let verdict: TriageVerdict
  /// Why, in the analyst's words; may be empty.
  package let note: String
  package let analyst: String
  /// When it was given.
  package let time: Timestamp
  /// What the finding rested on; `nil` for a period, and where it is not known.
  package let basis: TriageBasis?
  /// A hash of all of the above.
  package let id: String

  /// Bytes of a note at most.
  package static let longestNote = 4000
  /// Bytes of an analyst's or an entity's name at most.
  package static let longestName = 1000
  /// Days of a period at most: ten years.
  package static let longestPeriod = 3660

  package init(
    entity: String, days: ClosedRange<LocalDay>, verdict: TriageVerdict, note: String,
    analyst: String, time: Timestamp, basis: TriageBasis? = nil
  ) {
    self.entity = entity
    self.days = days
    self.verdict = verdict
    self.note = note
    self.analyst = analyst
    self.time = time
    self.basis = basis
    var hash = FNV1a<UInt128>()
    for field in [
      entity, "\(days.lowerBound)", "\(days.upperBound)", verdict.rawValue, note, analyst,
      "\(time)",
    ] { hash.addField(field) }
    if let basis {
      hash.addField("\(Int((basis.score * 100).rounded()))")
      for sign in basis.signs {
        hash.addField(sign.signal)
        hash.addField("\(Int((sign.surprise * 1000).rounded()))")
        hash.addField(sign.observed)
      }
    }
    id = "T" + hash.hex
  }

  /// The finding that it is about; `nil` for a period of several days.
  package var findingID: String? {
    days.lowerBound == days.upperBound ? Finding.id(of: entity, on: days.lowerBound) : nil
  }

  /// Why it cannot be kept, as the end of a sentence that begins with its name; `nil` where it can.
  package var objection: String? {
    func isTooLong(_ text: String, _ most: Int) -> Bool { text.utf8.count > most }
    if entity.isEmpty { return "names no entity" }
    if analyst.isEmpty { return "names no analyst" }
    if isTooLong(entity, Self.longestName) {
      return "has an entity of over \(Self.longestName) bytes"
    }
    if isTooLong(analyst, Self.longestName) {
      return "has an analyst of over \(Self.longestName) bytes"
    }
    if isTooLong(note, Self.longestNote) { return "has a note of over \(Self.longestNote) bytes" }
    if days.lowerBound.distance(to: days.upperBound) >= Self.longestPeriod {
      return "is about more than \(Self.longestPeriod) days"
    }
    return nil
  }
}

extension TriageEntry {
  /// The order of a journal, total over different entries: by time, then by gravity and by id.
  package static func precedes(_ left: Self, _ right: Self) -> Bool {
    (left.time, left.verdict.gravity, left.id) < (right.time, right.verdict.gravity, right.id)
  }
}
