import Events

extension BlockColumns {
  /// Reads what `encode` wrote; never past the end, and never more than the bytes can hold.
  ///
  /// - Throws: `BlockDamage` for bytes that `encode` cannot have written for these weeks.
  static func decode(_ bytes: [UInt8], span: WeekSpan) throws(BlockDamage) -> EventTable {
    var reader = ByteReader(bytes)
    let version = try reader.byte()
    guard (firstVersion...Self.version).contains(version) else {
      throw BlockDamage("its version is unknown")
    }
    let rowCount = try reader.varint(atMost: reader.remaining)
    let times = try TimeColumn.decode(count: rowCount, span: span, from: &reader)
    let counts = try CodeColumn.decode(count: rowCount, from: &reader)
    let shapeCodes = try CodeColumn.decode(count: rowCount, from: &reader)
    let shapeCount = shapeCodes.reduce(0) { $0 + ($1 == 0 ? 1 : 0) }

    let present = try reader.varint(atMost: 1 << (urlBit + 1) - 1)
    func isPresent(_ bit: Int) -> Bool { present >> bit & 1 == 1 }
    var shapes = [EventShape](repeating: EventShape(), count: shapeCount)
    if isPresent(channelBit) {
      let channels = try CodeColumn.decode(count: shapeCount, from: &reader)
      for (index, channel) in channels.enumerated() { shapes[index].channel = channel }
    }
    let fields = EventField.allCases.filter { isPresent($0.rawValue) }
    var columns: [[UInt32]] = []
    for _ in fields { columns.append(try CodeColumn.decode(count: shapeCount, from: &reader)) }
    if isPresent(urlBit) {
      columns.append(try CodeColumn.decode(count: rowCount, from: &reader))
    }

    var table = EventTable()
    if version >= templateVersion {
      try decodeStrings(
        of: &columns, haveURLs: isPresent(urlBit), from: &reader, into: &table.vocabulary.strings)
    } else {
      try decodeOldStrings(
        of: &columns, version: version, from: &reader, into: &table.vocabulary.strings)
    }
    for (field, column) in zip(fields, columns) {
      for (index, string) in column.enumerated() { shapes[index][field] = string }
    }
    let numbers = try intern(shapes, into: &table.vocabulary)
    let urls =
      isPresent(urlBit) ? columns[fields.count] : [UInt32](repeating: 0, count: rowCount)
    let rowShapes = try shapesOfRows(shapeCodes, numbers: numbers)
    table.rows.reserveCapacity(rowCount)
    for index in 0..<rowCount {
      guard counts[index] < .max else { throw BlockDamage("a count is out of range") }
      table.rows.append(
        EventRow(
          ticks: times[index], shape: rowShapes[index], url: urls[index],
          count: counts[index] + 1))
    }
    guard reader.remaining == 0 else { throw BlockDamage("it has bytes after its end") }
    try requireOrder(of: table)
    return table
  }

  private static func intern(
    _ shapes: [EventShape], into vocabulary: inout Vocabulary
  ) throws(BlockDamage) -> [UInt32] {
    var numbers: [UInt32] = []
    for shape in shapes {
      guard let raw = UInt8(exactly: shape.channel), AccessEvent.Channel(rawValue: raw) != nil
      else { throw BlockDamage("a channel does not exist") }
      numbers.append(vocabulary.intern(shape))
    }
    return numbers
  }

  private static func shapesOfRows(
    _ codes: [UInt32], numbers: [UInt32]
  ) throws(BlockDamage) -> [UInt32] {
    var known = 0
    var shapes: [UInt32] = []
    shapes.reserveCapacity(codes.count)
    for code in codes {
      if code == 0 {
        shapes.append(numbers[known])
        known += 1
      } else {
        guard Int(code) <= known else { throw BlockDamage("a code stands for no shape") }
        shapes.append(numbers[Int(code) - 1])
      }
    }
    return shapes
  }

  private static func requireOrder(of table: EventTable) throws(BlockDamage) {
    for (row, next) in zip(table.rows, table.rows.dropFirst()) {
      guard table.vocabulary.precedes(row, next) else {
        throw BlockDamage("its rows are out of order")
      }
    }
  }
}
