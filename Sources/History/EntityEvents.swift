import Events

/// What an entity did, in the order of time: a small row for each event, and what many share just once.
///
/// An entity has few kinds of events, and whoever reads many thousands of them looks at each kind once.
/// An `AccessEvent` is eleven times as large as a row; it is made of one when it is asked for.
package struct EntityEvents: Sendable {
  /// One distinct event.
  package struct Row: Sendable {
    package let time: Timestamp
    fileprivate var kindNumber: UInt32
    fileprivate let url: UInt32
    fileprivate let repeats: UInt32

    /// The place of its kind in `kinds`.
    package var kind: Int { Int(kindNumber) }
    /// How often the log that has it most often has it; at least 1.
    package var count: Int { Int(repeats) + 1 }
  }

  /// Events at time 0 without a URL: all that there is of a kind beside these two. Some may have no row.
  package private(set) var kinds: [AccessEvent] = []
  /// In their order.
  package private(set) var rows: [Row] = []
  /// The addresses of each kind's block, and which of them a kind has.
  private var books: [AddressBook] = []
  private var bookOfKind: [Int] = []

  package init() {}

  package var isEmpty: Bool { rows.isEmpty }

  /// All of an event.
  package func event(of row: Row) -> AccessEvent {
    var event = kinds[row.kind]
    event.time = row.time
    var url: [UInt8] = []
    withURL(of: row, scratch: &url) { event.url = String(decoding: $0, as: UTF8.self) }
    return event
  }

  /// Hands over the bytes of an event's URL, which are put together only now.
  ///
  /// - Parameter scratch: where they are put together; whoever asks often keeps it.
  package func withURL<Result>(
    of row: Row, scratch: inout [UInt8], _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    if row.url == 0 {
      scratch.removeAll(keepingCapacity: true)
    } else {
      books[bookOfKind[row.kind]].fill(Int(row.url) - 1, into: &scratch)
    }
    return scratch.withUnsafeBufferPointer(body)
  }

  /// The events as they are.
  package var counted: [CountedEvent] {
    rows.map { CountedEvent(event: event(of: $0), count: $0.count) }
  }
}

/// Changes of the whole.
extension EntityEvents {
  /// Changes what all events of a kind have.
  package mutating func updateKinds(_ body: (inout AccessEvent) -> Void) {
    for kind in kinds.indices { body(&kinds[kind]) }
  }

  /// Keeps the events for which a condition on their row and their kind holds.
  package mutating func keep(where holds: (Row, AccessEvent) -> Bool) {
    rows.removeAll { !holds($0, kinds[$0.kind]) }
  }

  /// Adds events of another name; those of an instant come after these.
  package mutating func merge(_ other: Self) {
    guard !other.isEmpty else { return }
    let firstKind = UInt32(kinds.count)
    kinds += other.kinds
    bookOfKind += other.bookOfKind.map { $0 + books.count }
    books += other.books
    rows += other.rows.lazy.map { row in
      var row = row
      row.kindNumber += firstKind
      return row
    }
    sortByTime()
  }

  /// Makes room for rows.
  mutating func reserve(_ count: Int) { rows.reserveCapacity(count) }

  /// Adds those of a block's events that lie within a window, without looking at the order.
  ///
  /// - Parameter keepsURLs: whether the URLs of a kind are wanted.
  mutating func append(
    _ block: BlockContent, during window: TimeWindow,
    keepsURLs: (AccessEvent) -> Bool = { _ in true }
  ) {
    let start = block.ticks.partitioningIndex { $0 >= window.start.ticks }
    let end = block.ticks.partitioningIndex { $0 >= window.end.ticks }
    guard start < end else { return }
    let firstKind = UInt32(kinds.count)
    let texts = block.words.map { String(decoding: $0, as: UTF8.self) }
    kinds += block.shapes.compactMap { $0.template(texts: texts) }
    let isKept = kinds[Int(firstKind)...].contains(where: keepsURLs)
    bookOfKind += Array(repeating: books.count, count: block.shapes.count)
    books.append(isKept ? block.addresses : .empty)
    for index in start..<end {
      rows.append(
        Row(
          time: Timestamp(ticks: block.ticks[index]), kindNumber: firstKind + block.kinds[index],
          url: isKept ? block.urls[index] : 0, repeats: block.repeats[index]))
    }
  }

  /// Sorts by time; the order of events of an instant stays.
  mutating func sortByTime() {
    let isSorted = zip(rows, rows.dropFirst()).allSatisfy { $0.time <= $1.time }
    if !isSorted { rows.sort { $0.time < $1.time } }
  }
}
