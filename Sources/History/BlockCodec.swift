import Events
import GRDB

/// Seals tables into blocks and opens blocks again; keeps its working memory between calls.
final class BlockCodec {
  /// Bytes from which tables of their own for numbers and text pay for themselves.
  private static let smallestSplit = 300

  private var columns = BlockColumns()
  private let zstd = ZstdCodec()
  private let shelf: DictionaryShelf

  init(shelf: DictionaryShelf) {
    self.shelf = shelf
  }

  /// The bytes of a block before compression.
  func encode(_ table: EventTable, week: ISOWeek) -> BlockColumns.Encoding {
    columns.encode(table.rows, vocabulary: table.vocabulary, week: week)
  }

  /// A block of a table that is not empty.
  func seal(
    _ table: EventTable, key: BlockKey, entity: String, dictionary: ZstdDictionary?
  ) throws -> Block {
    let encoding = encode(table, week: key.week)
    let split = encoding.bytes.count >= Self.smallestSplit ? encoding.textStart : 0
    let payload = try zstd.compress(encoding.bytes, splitAt: split, dictionary: dictionary)
    let checksum = Checksum.ofBlock(
      entity: entity, week: key.week.index, dictionary: dictionary?.id, payload: payload)
    return Block(
      key: key, events: table.eventCount, dictionary: dictionary?.id, checksum: checksum,
      payload: payload)
  }

  /// The bytes of a block after decompression, once its checksum is right.
  func unseal(_ block: Block, entity: String, in db: Database) throws -> [UInt8] {
    let checksum = Checksum.ofBlock(
      entity: entity, week: block.key.week.index, dictionary: block.dictionary,
      payload: block.payload)
    guard checksum == block.checksum else { throw BlockDamage("its checksum is wrong") }
    let dictionary = try block.dictionary.map { try shelf.dictionary($0, in: db) }
    return try zstd.decompress(block.payload, dictionary: dictionary)
  }

  /// The table that a block was sealed from.
  ///
  /// - Throws: `BlockDamage` naming the week, or a database error.
  func open(_ block: Block, entity: String, in db: Database) throws -> EventTable {
    do {
      let table = try BlockColumns.decode(
        unseal(block, entity: entity, in: db), week: block.key.week)
      guard table.eventCount == block.events else {
        throw BlockDamage("its number of events is not as recorded")
      }
      return table
    } catch let damage as BlockDamage {
      let place = "block \(block.key.rawValue) (entity \(block.key.entity), \(block.key.week))"
      throw BlockDamage("\(place): \(damage.reason)")
    }
  }

  /// A quickly made piece of a block, for staging.
  func pack(_ table: EventTable, week: ISOWeek) throws -> [UInt8] {
    try zstd.compress(encode(table, week: week).bytes, level: 1)
  }

  /// The table that was packed.
  func unpack(_ bytes: [UInt8], week: ISOWeek) throws -> EventTable {
    try BlockColumns.decode(zstd.decompress(bytes), week: week)
  }
}
