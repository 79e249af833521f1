extension EventTable {
  /// Adds another part of the same input: the counts of the same event add up.
  mutating func add(_ other: EventTable) {
    combine(with: other) { left, right in
      let (sum, overflow) = left.addingReportingOverflow(right)
      return overflow ? .max : sum
    }
  }

  /// Merges another input: of the same event the larger count stays, so that merging twice, or in
  /// another order, gives the same table.
  mutating func merge(_ other: EventTable) {
    combine(with: other, max)
  }

  private mutating func combine(
    with other: EventTable, _ count: (UInt32, UInt32) -> UInt32
  ) {
    let incoming = adopt(other)
    var merged: [EventRow] = []
    merged.reserveCapacity(rows.count + incoming.count)
    var next = incoming.startIndex
    for var row in rows {
      while next < incoming.endIndex, vocabulary.precedes(incoming[next], row) {
        merged.append(incoming[next])
        next += 1
      }
      if next < incoming.endIndex, incoming[next].isSameEvent(as: row) {
        row.count = count(row.count, incoming[next].count)
        next += 1
      }
      merged.append(row)
    }
    merged.append(contentsOf: incoming[next...])
    rows = merged
  }

  /// The rows of another table in the words of this one.
  private mutating func adopt(_ other: EventTable) -> [EventRow] {
    var adoption = Adoption(from: other.vocabulary)
    return other.rows.map { adoption.adopt($0, into: &vocabulary) }
  }
}
