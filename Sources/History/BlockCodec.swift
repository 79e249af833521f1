import Events
import GRDB

/// Seals tables into blocks and opens blocks again; keeps its working memory between calls.
final class BlockCodec {
  /// Bytes from which tables of their own for numbers and text pay for themselves.
  private static let smallestSplit = 300
  /// Bytes of hashes, which cannot be made smaller, that are better kept from tables for text.
  private static let fewestHashes = 64

  private var columns = BlockColumns()
  private let zstd = ZstdCodec()
  private let shelf: DictionaryShelf

  init(shelf: DictionaryShelf) {
    self.shelf = shelf
  }

  /// The bytes of a block before compression.
  func encode(_ table: EventTable, span: WeekSpan) -> BlockColumns.Encoding {
    columns.encode(table.rows, vocabulary: table.vocabulary, span: span)
  }

  /// The compressed bytes of a table that is not empty.
  func pack(
    _ table: EventTable, span: WeekSpan, dictionary: ZstdDictionary?
  ) throws(BlockDamage) -> [UInt8] {
    let encoding = encode(table, span: span)
    var splits: [Int] = []
    if encoding.bytes.count >= Self.smallestSplit {
      if encoding.timesEnd >= Self.smallestSplit { splits.append(encoding.timesEnd) }
      splits.append(encoding.hashStart)
      if encoding.textStart - encoding.hashStart >= Self.fewestHashes {
        splits.append(encoding.textStart)
      }
    }
    return try zstd.compress(encoding.bytes, splitAt: splits, dictionary: dictionary)
  }

  /// The compressed bytes of rows that wait.
  func pack(_ rows: consuming StagedRows) throws(BlockDamage) -> [UInt8] {
    try zstd.compress(rows.encoded(), level: StagedRows.level)
  }

  /// The bytes of the rows that were packed.
  func unpack(_ bytes: [UInt8]) throws(BlockDamage) -> [UInt8] { try zstd.decompress(bytes) }

  /// The columns of a table that was packed.
  private func read(
    _ bytes: [UInt8], span: WeekSpan, dictionary: ZstdDictionary?
  ) throws(BlockDamage) -> BlockContent {
    try BlockColumns.read(zstd.decompress(bytes, dictionary: dictionary), span: span)
  }

  /// A block of a table that is not empty.
  func seal(
    _ table: EventTable, key: BlockKey, entity: String, dictionary: ZstdDictionary?
  ) throws(BlockDamage) -> Block {
    Block(
      key: key, entity: entity, events: table.eventCount, dictionary: dictionary?.id,
      payload: try pack(table, span: key.span, dictionary: dictionary))
  }

  /// The bytes of a block after decompression, once its checksum is right.
  func unseal(_ block: Block, entity: String, in db: Database) throws -> [UInt8] {
    try block.check(entity: entity)
    return try zstd.decompress(block.payload, dictionary: dictionary(of: block, in: db))
  }

  /// The dictionary that a block was compressed with.
  func dictionary(of block: Block, in db: Database) throws -> ZstdDictionary? {
    try block.dictionary.map { try shelf.dictionary($0, in: db) }
  }

  /// The table that a block was sealed from.
  ///
  /// - Throws: `BlockDamage` naming the week, or a database error.
  func open(_ block: Block, entity: String, in db: Database) throws -> EventTable {
    let dictionary: ZstdDictionary?
    do {
      dictionary = try self.dictionary(of: block, in: db)
    } catch let damage as BlockDamage {
      throw block.damage(damage)
    }
    return try open(block, entity: entity, dictionary: dictionary)
  }

  /// The same on any thread, with the dictionary that the block names.
  func open(
    _ block: Block, entity: String, dictionary: ZstdDictionary?
  ) throws(BlockDamage) -> EventTable {
    let content = try content(of: block, entity: entity, dictionary: dictionary)
    do throws(BlockDamage) {
      return try EventTable(content)
    } catch {
      throw block.damage(error)
    }
  }

  /// The columns that a block was sealed from; no address is put together for them.
  func content(
    of block: Block, entity: String, dictionary: ZstdDictionary?
  ) throws(BlockDamage) -> BlockContent {
    do throws(BlockDamage) {
      try block.check(entity: entity)
      let content = try read(block.payload, span: block.key.span, dictionary: dictionary)
      guard content.eventCount == block.events else {
        throw BlockDamage("its number of events is not as recorded")
      }
      return content
    } catch {
      throw block.damage(error)
    }
  }
}
