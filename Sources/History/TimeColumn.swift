import Events

/// The times of a block: steps from the start of its weeks, in the coarsest unit that is exact.
enum TimeColumn {
  /// Ticks in each unit: a tick, a microsecond, a millisecond, a second, a minute.
  private static let units: [UInt64] = [1, 10, 10_000, 10_000_000, 600_000_000]

  /// Writes ascending times of the weeks.
  static func encode(_ rows: some Collection<EventRow>, span: WeekSpan, into bytes: inout [UInt8]) {
    let start = span.startTicks
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
    count: Int, span: WeekSpan, from reader: inout ByteReader
  ) throws(BlockDamage) -> [Int64] {
    let start = span.startTicks
    let unit = units[try reader.varint(atMost: units.count - 1)]
    let bound = (span.length - 1) / unit
    var times: [Int64] = []
    times.reserveCapacity(count)
    var offset: UInt64 = 0
    for _ in 0..<count {
      offset += UInt64(try reader.varint(atMost: Int(bound)))
      guard offset <= bound else { throw BlockDamage("a time lies after its weeks") }
      times.append(start &+ Int64(offset * unit))
    }
    return times
  }
}
