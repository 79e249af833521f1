import Events

/// The events of one input that one entity has in one week.
struct EventGroup: Hashable {
  /// The entity's number within the input.
  var entity: UInt32
  var week: ISOWeek
}

/// All groups of one input, those of an entity in turn by week, and the events of each.
protocol EventGroups {
  var groups: [EventGroup] { get }
  /// The events of the group at an index.
  func table(at index: Int) throws -> EventTable
}

/// Groups in memory, one after another in an array of rows.
struct BufferedGroups: EventGroups {
  private let vocabulary: Vocabulary
  private var rows: [EventRow] = []
  private var starts: [Int] = []
  private(set) var groups: [EventGroup] = []

  init(vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
  }

  /// Adds the next row in order; the same event as the last one raises its count.
  mutating func append(_ row: EventRow, entity: UInt32) {
    let week = ISOWeek(containing: Timestamp(ticks: row.ticks))
    let group = EventGroup(entity: entity, week: week)
    if groups.last != group {
      groups.append(group)
      starts.append(rows.count)
    } else if let last = rows.last, last.isSameEvent(as: row) {
      let (sum, overflow) = last.count.addingReportingOverflow(row.count)
      rows[rows.count - 1].count = overflow ? .max : sum
      return
    }
    rows.append(row)
  }

  func table(at index: Int) -> EventTable {
    let end = index + 1 < starts.count ? starts[index + 1] : rows.count
    return EventTable(vocabulary: vocabulary, rows: Array(rows[starts[index]..<end]))
  }
}
