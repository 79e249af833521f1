/// A rendered row whose changing parts are overwritten in place, row after row.
struct BenchLine {
  /// What changes, each of a fixed width; all times are UTC.
  enum Field: String {
    /// `2026-11-16`
    case date
    /// `2026/11/16`
    case slashDate = "slash-date"
    /// `16/Nov/2026`
    case commonDate = "common-date"
    /// `Nov 16`, the day padded with a space.
    case monthDay = "month-day"
    /// `09:14:27`
    case time
    /// `483`, the milliseconds.
    case milli
    /// `1794820467`, the seconds since 1970.
    case epoch
    /// Eight digits that no other row has.
    case serial

    var width: Int {
      switch self {
      case .date, .slashDate, .epoch: 10
      case .commonDate: 11
      case .monthDay: 6
      case .time, .serial: 8
      case .milli: 3
      }
    }
  }

  private(set) var bytes: [UInt8] = []
  private(set) var slots: [(offset: Int, field: Field)] = []

  /// - Parameter template: a row with names of fields between percent signs, `%date%T%time%Z`.
  init(template: String) {
    for (index, part) in template.split(separator: "%", omittingEmptySubsequences: false)
      .enumerated()
    {
      if index % 2 == 1, let field = Field(rawValue: String(part)) {
        slots.append((bytes.count, field))
        bytes += [UInt8](repeating: UInt8(ascii: "0"), count: field.width)
      } else {
        bytes += Array(part.utf8)
      }
    }
  }

  /// Appends the row as it is at a time.
  func append(to buffer: inout [UInt8], at clock: BenchClock, serial: Int) {
    let base = buffer.count
    buffer += bytes
    for slot in slots {
      let offset = base + slot.offset
      switch slot.field {
      case .date: buffer.overwrite(at: offset, with: clock.date)
      case .slashDate: buffer.overwrite(at: offset, with: clock.slashDate)
      case .commonDate: buffer.overwrite(at: offset, with: clock.commonDate)
      case .monthDay: buffer.overwrite(at: offset, with: clock.monthDay)
      case .time: buffer.overwrite(at: offset, with: clock.time)
      case .milli: buffer.overwrite(at: offset, with: clock.millisecond % 1000, digits: 3)
      case .epoch: buffer.overwrite(at: offset, with: clock.millisecond / 1000, digits: 10)
      case .serial: buffer.overwrite(at: offset, with: serial, digits: 8)
      }
    }
  }
}
