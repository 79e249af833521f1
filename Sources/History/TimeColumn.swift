import Events

/// The times of a block: steps from the start of its week, in the coarsest unit that is exact.
enum TimeColumn {
  /// Ticks in each unit: a tick, a microsecond, a millisecond, a second, a minute.
  private static let units: [UInt64] = [1, 10, 10_000, 10_000_000, 600_000_000]
  private static let ticksPerWeek = UInt64(7 * 86_400 * Timestamp.ticksPerSecond)

  /// Writes ascending times of one week.
  static func encode(_ rows: some Collection<EventRow>, week: ISOWeek, into bytes: inout [UInt8]) {
    let start = startTicks(of: week)
    var unit = units.count - 1
    for row in rows {
      let offset = UInt64(bitPattern: row.ticks &- start)
      while offset % units[unit] != 0 { unit -= 1 }
    }
    bytes.append(UInt8(unit))
    var last: UInt64 = 0
    for row in rows {
      let offset = UInt64(bitPattern: row.ticks &- start) / units[unit]
      bytes.append(varint: offset - last)
      last = offset
    }
  }

  static func decode(
    count: Int, week: ISOWeek, from reader: inout ByteReader
  ) throws(BlockDamage) -> [Int64] {
    let start = startTicks(of: week)
    let unit = units[try reader.varint(atMost: units.count - 1)]
    let bound = (ticksPerWeek - 1) / unit
    var times: [Int64] = []
    times.reserveCapacity(count)
    var offset: UInt64 = 0
    for _ in 0..<count {
      offset += UInt64(try reader.varint(atMost: Int(bound)))
      guard offset <= bound else { throw BlockDamage("a time lies after the week") }
      times.append(start &+ Int64(offset * unit))
    }
    return times
  }

  /// The first tick of a week; wraps for the week that the smallest time lies in, which the wrap
  /// of the offset undoes.
  private static func startTicks(of week: ISOWeek) -> Int64 {
    Int64(week.firstDay.number) &* (86_400 * Timestamp.ticksPerSecond)
  }
}
