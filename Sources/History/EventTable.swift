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
    var kept = 0
    for index in rows.indices {
      if kept > 0, rows[kept - 1].isSameEvent(as: rows[index]) {
        let (sum, overflow) = rows[kept - 1].count.addingReportingOverflow(rows[index].count)
        rows[kept - 1].count = overflow ? .max : sum
      } else {
        rows[kept] = rows[index]
        kept += 1
      }
    }
    rows.removeLast(rows.count - kept)
  }

  /// The events within a window, in their total order.
  func events(during window: TimeWindow = .always) -> [CountedEvent] {
    var events: [CountedEvent] = []
    events.reserveCapacity(count(during: window))
    append(during: window, to: &events)
    return events
  }

  /// How many rows lie within a window.
  func count(during window: TimeWindow) -> Int { places(of: window).count }

  /// Adds the events within a window to others, in their total order.
  func append(during window: TimeWindow, to events: inout [CountedEvent]) {
    let places = places(of: window)
    guard !places.isEmpty else { return }
    let texts = (0..<UInt32(vocabulary.strings.count)).map(vocabulary.strings.text)
    let templates = vocabulary.shapes.map { $0.template(texts: texts) }
    for row in rows[places] {
      guard var event = templates[Int(row.shape)] else { continue }
      event.time = Timestamp(ticks: row.ticks)
      event.url = texts[Int(row.url)]
      events.append(CountedEvent(event: event, count: Int(row.count)))
    }
  }

  /// The rows within a window, which are in the order of time.
  private func places(of window: TimeWindow) -> Range<Int> {
    let start = rows.partitioningIndex { $0.ticks >= window.start.ticks }
    let end = rows.partitioningIndex { $0.ticks >= window.end.ticks }
    return start..<max(start, end)
  }
}

extension [EventRow] {
  /// The first place from which on `isPast` holds, by binary search in a partitioned array.
  fileprivate func partitioningIndex(where isPast: (EventRow) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isPast(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
