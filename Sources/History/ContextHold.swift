import Events

/// The context of one input on its way into the store: few sketches as they are, the rest as bytes, so
/// that a year of an organisation fits into memory.
struct ContextHold {
  private var open = ContextBatch()
  /// Weeks as bytes, by account and week.
  private var packed: [String: [ISOWeek: [UInt8]]] = [:]

  /// Sketches that are held as they are.
  private let mostOpen: Int

  init(mostOpen: Int = 20_000) {
    self.mostOpen = mostOpen
  }

  var isEmpty: Bool { open.isEmpty && packed.isEmpty }

  mutating func add(_ batch: ContextBatch) throws(BlockDamage) {
    open.formUnion(batch)
    if open.count > mostOpen { try pack() }
  }

  /// The weeks by account, in the order of the accounts' bytes and of the weeks.
  mutating func weeks() throws(BlockDamage) -> [(account: String, weeks: [(ISOWeek, [UInt8])])] {
    try pack()
    return packed.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map {
      ($0.key, $0.value.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }
  }

  private mutating func pack() throws(BlockDamage) {
    for (account, days) in open.accounts {
      var weeks: [ISOWeek: ContextWeek] = [:]
      for (number, sketch) in days {
        let day = LocalDay(number: number)
        weeks[ISOWeek(containing: day), default: ContextWeek()][day.weekday - 1] = sketch
      }
      for (week, fresh) in weeks {
        var whole = fresh
        if let known = packed[account]?[week] { whole.formUnion(try ContextWeek(bytes: known)) }
        packed[account, default: [:]][week] = whole.bytes
      }
    }
    open = ContextBatch()
  }
}
