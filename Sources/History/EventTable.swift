import Events

/// One distinct event and how often it was seen, by numbers into a vocabulary.
struct EventRow: Equatable {
  var ticks: Int64
  var shape: UInt32
  var url: UInt32
  /// At least 1; stays at the largest number rather than overflow.
  var count: UInt32

  /// Whether both rows, of one vocabulary, are the same event.
  func isSameEvent(as other: Self) -> Bool {
    ticks == other.ticks && shape == other.shape && url == other.url
  }
}

/// A multiset of events: distinct rows in their total order, with the words they refer to.
struct EventTable {
  var vocabulary = Vocabulary()
  /// Ascending by `Vocabulary.precedes`, no two the same event.
  var rows: [EventRow] = []

  /// Events, each as often as it was seen.
  var eventCount: Int { rows.reduce(0) { $0 + Int($1.count) } }

  /// Puts the rows in their order and counts the same ones together.
  mutating func settle() {
    rows.sort(by: vocabulary.precedes)
    rows.countTogether()
  }
}

extension [EventRow] {
  /// Makes one row of neighbours that are the same event.
  mutating func countTogether() {
    var kept = 0
    for index in indices {
      if kept > 0, self[kept - 1].isSameEvent(as: self[index]) {
        let (sum, overflow) = self[kept - 1].count.addingReportingOverflow(self[index].count)
        self[kept - 1].count = overflow ? .max : sum
      } else {
        self[kept] = self[index]
        kept += 1
      }
    }
    removeLast(count - kept)
  }
}
