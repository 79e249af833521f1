/// The rows of one group of an input that is too large for memory, as they wait in the database.
///
///     shapes   varint for how many, then each: a varint for its length, and its text; see `ShapeText`
///     URLs     the same, in UTF-8
///     rows     the same, then each: a zigzag varint for the ticks since the row before, varints for the places of
///              its shape and, from 1 on, of its URL, and one for how often it was seen
///
/// They are compressed lightly: they are read once, and then a block is made of them.
struct StagedRows {
  /// How hard zstd tries.
  static let level: Int32 = 1

  private var shapes = StringTable()
  private var urls = StringTable()
  private var rows: [EventRow] = []

  /// - Parameter count: how many events are to be added.
  init(reserving count: Int) {
    rows.reserveCapacity(count)
  }

  /// Adds an event, whose words are in a batch.
  mutating func add(_ entry: EventBatch.Entry, of batch: EventBatch) {
    rows.append(
      EventRow(
        ticks: entry.ticks, shape: shapes.intern(entry.shape, of: batch.shapes),
        url: urls.intern(entry.url, of: batch.urls), count: 1))
  }

  /// What `read` reads. The same events are counted together, so that what waits of them takes no room that
  /// grows with their number.
  consuming func encoded() -> [UInt8] {
    rows.sort { ($0.ticks, $0.shape, $0.url) < ($1.ticks, $1.shape, $1.url) }
    rows.countTogether()
    var bytes: [UInt8] = []
    for table in [shapes, urls] {
      bytes.append(varint: UInt64(table.count - 1))
      for number in 1..<UInt32(max(1, table.count)) {
        bytes.append(varint: UInt64(table.length(of: number)))
        table.withBytes(of: number) { bytes.append(contentsOf: $0) }
      }
    }
    bytes.append(varint: UInt64(rows.count))
    var last: Int64 = 0
    for row in rows {
      let step = row.ticks &- last
      last = row.ticks
      bytes.append(varint: UInt64(bitPattern: step << 1 ^ step >> 63))
      bytes.append(varint: UInt64(row.shape - 1))
      bytes.append(varint: UInt64(row.url))
      bytes.append(varint: UInt64(row.count))
    }
    return bytes
  }

  /// Adds the rows to a table.
  ///
  /// - Throws: `BlockDamage` for bytes that `encoded` cannot have given.
  static func read(_ bytes: [UInt8], into builder: inout TableBuilder) throws(BlockDamage) {
    var reader = ByteReader(bytes)
    var shapes: [UInt32] = []
    for _ in 0..<(try reader.varint(atMost: reader.remaining)) {
      shapes.append(try builder.shape(try text(from: &reader)))
    }
    var urls: [UInt32] = [0]
    for _ in 0..<(try reader.varint(atMost: reader.remaining)) {
      urls.append(builder.url(try text(from: &reader)))
    }
    var ticks: Int64 = 0
    for _ in 0..<(try reader.varint(atMost: reader.remaining)) {
      let step = try reader.varint()
      ticks &+= Int64(bitPattern: step >> 1) ^ -Int64(bitPattern: step & 1)
      let shape = try reader.varint(atMost: shapes.count)
      let url = try reader.varint(atMost: urls.count - 1)
      let count = try reader.varint(atMost: Int(UInt32.max))
      guard shape < shapes.count else { throw BlockDamage("a row has no shape") }
      builder.add(ticks: ticks, shape: shapes[shape], url: urls[url], count: UInt32(count))
    }
    guard reader.remaining == 0 else { throw BlockDamage("it has bytes after its end") }
  }

  private static func text(from reader: inout ByteReader) throws(BlockDamage) -> ArraySlice<UInt8> {
    try reader.bytes(reader.varint(atMost: reader.remaining))
  }
}
