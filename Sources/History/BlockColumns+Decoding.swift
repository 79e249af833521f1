import Events

extension BlockColumns {
  /// Reads what `encode` wrote into a table; see `read`.
  static func decode(_ bytes: [UInt8], span: WeekSpan) throws(BlockDamage) -> EventTable {
    try EventTable(read(bytes, span: span))
  }

  /// Reads what `encode` wrote; never past the end, and never more than the bytes can hold.
  ///
  /// - Throws: `BlockDamage` for bytes that `encode` cannot have written for these weeks.
  static func read(_ bytes: [UInt8], span: WeekSpan) throws(BlockDamage) -> BlockContent {
    var reader = ByteReader(bytes)
    let version = try reader.byte()
    guard (firstVersion...Self.version).contains(version) else {
      throw BlockDamage("its version is unknown")
    }
    let rowCount = try reader.varint(atMost: reader.remaining)
    let times = try TimeColumn.decode(count: rowCount, span: span, from: &reader)
    let repeats = try CodeColumn.decode(count: rowCount, from: &reader)
    guard repeats.allSatisfy({ $0 < .max }) else { throw BlockDamage("a count is out of range") }
    let shapeCodes = try CodeColumn.decode(count: rowCount, from: &reader)
    let shapeCount = shapeCodes.reduce(0) { $0 + ($1 == 0 ? 1 : 0) }

    let present = try reader.varint(atMost: 1 << (urlBit + 1) - 1)
    func isPresent(_ bit: Int) -> Bool { present >> bit & 1 == 1 }
    var shapes = [EventShape](repeating: EventShape(), count: shapeCount)
    if isPresent(channelBit) {
      let channels = try CodeColumn.decode(count: shapeCount, from: &reader)
      for (index, channel) in channels.enumerated() { shapes[index].channel = channel }
    }
    try requireChannels(of: shapes)
    let fields = EventField.allCases.filter { isPresent($0.rawValue) }
    var columns: [[UInt32]] = []
    for _ in fields { columns.append(try CodeColumn.decode(count: shapeCount, from: &reader)) }
    if isPresent(urlBit) {
      columns.append(try CodeColumn.decode(count: rowCount, from: &reader))
    }

    let strings =
      version >= templateVersion
      ? try readStrings(of: &columns, haveURLs: isPresent(urlBit), from: &reader)
      : try readOldStrings(
        of: &columns, haveURLs: isPresent(urlBit), version: version, from: &reader)
    for (field, column) in zip(fields, columns) {
      for (index, word) in column.enumerated() { shapes[index][field] = word }
    }
    guard reader.remaining == 0 else { throw BlockDamage("it has bytes after its end") }
    let content = BlockContent(
      ticks: times, repeats: repeats, kinds: try shapesOfRows(shapeCodes),
      urls: isPresent(urlBit)
        ? columns[fields.count] : [UInt32](repeating: 0, count: rowCount),
      shapes: shapes, words: strings.words, addresses: strings.addresses)
    try content.requireOrder()
    return content
  }

  private static func requireChannels(of shapes: [EventShape]) throws(BlockDamage) {
    for shape in shapes {
      guard let raw = UInt8(exactly: shape.channel), AccessEvent.Channel(rawValue: raw) != nil
      else { throw BlockDamage("a channel does not exist") }
    }
  }

  /// The place of each row's shape among those of the block.
  private static func shapesOfRows(_ codes: [UInt32]) throws(BlockDamage) -> [UInt32] {
    var known: UInt32 = 0
    var shapes: [UInt32] = []
    shapes.reserveCapacity(codes.count)
    for code in codes {
      if code == 0 {
        shapes.append(known)
        known += 1
      } else {
        guard code <= known else { throw BlockDamage("a code stands for no shape") }
        shapes.append(code - 1)
      }
    }
    return shapes
  }
}
