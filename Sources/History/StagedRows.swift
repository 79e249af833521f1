/// The rows of one group of an input that is too large for memory, as they wait in the database.
///
///     rows   for each a zigzag varint for the ticks since the row before; a varint for the shape, 0 for a new
///            one, whose text follows behind a varint for its length, else its place plus one; and a varint for
///            the length of the URL, then its UTF-8
///
/// It is compressed lightly: it is read once, and then a block is made of it.
struct StagedRows {
  /// How hard zstd tries.
  static let level: Int32 = 1

  private(set) var bytes: [UInt8] = []
  private var shapes = StringTable()
  private var last: Int64 = 0

  /// Adds a row, whose words are in a batch.
  mutating func add(_ entry: EventBatch.Entry, of batch: EventBatch) {
    let step = entry.ticks &- last
    last = entry.ticks
    bytes.append(varint: UInt64(bitPattern: step << 1 ^ step >> 63))
    let known = shapes.count
    let shape = Int(shapes.intern(entry.shape, of: batch.shapes))
    bytes.append(varint: shape == known ? 0 : UInt64(shape))
    if shape == known { append(entry.shape, of: batch.shapes) }
    append(entry.url, of: batch.urls)
  }

  /// Adds the rows that were added to what became `bytes`.
  static func read(_ bytes: [UInt8], into builder: inout TableBuilder) throws(BlockDamage) {
    var reader = ByteReader(bytes)
    var shapes: [UInt32] = []
    var ticks: Int64 = 0
    while reader.remaining > 0 {
      let step = try reader.varint()
      ticks &+= Int64(bitPattern: step >> 1) ^ -Int64(bitPattern: step & 1)
      let shape = try reader.varint(atMost: shapes.count)
      if shape == 0 { shapes.append(try builder.shape(try text(from: &reader))) }
      builder.add(
        ticks: ticks, shape: shapes[shape == 0 ? shapes.count - 1 : shape - 1],
        url: builder.url(try text(from: &reader)))
    }
  }

  private mutating func append(_ text: UInt32, of texts: StringTable) {
    bytes.append(varint: UInt64(texts.length(of: text)))
    texts.withBytes(of: text) { bytes.append(contentsOf: $0) }
  }

  private static func text(from reader: inout ByteReader) throws(BlockDamage) -> ArraySlice<UInt8> {
    try reader.bytes(reader.varint(atMost: reader.remaining))
  }
}
