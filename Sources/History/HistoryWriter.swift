import Events
import GRDB

/// Writes the events of one input within a transaction.
struct HistoryWriter {
  private let db: Database
  private let shelf: DictionaryShelf
  private let codec: BlockCodec
  private let entities: [Entity]

  /// - Parameter entities: The entities of the input by their number.
  init(db: Database, store: HistoryStore, entities: [Entity]) {
    self.db = db
    shelf = store.dictionaries
    codec = BlockCodec(shelf: shelf)
    self.entities = entities
  }

  /// Makes the store the union of what it has and the input's groups.
  func unite(with source: some EventGroups) throws {
    let training = DictionaryTraining(db: db, codec: codec)
    if let content = try training.dictionary(learningFrom: source) {
      try shelf.store(content.bytes, blocks: content.blocks, in: db)
    }
    let dictionary = try shelf.newest(in: db)
    var start = 0
    while start < source.groups.count {
      let entity = entities[Int(source.groups[start].entity)]
      var end = start
      while end < source.groups.count, source.groups[end].entity == source.groups[start].entity {
        end += 1
      }
      try unite(entity, with: source, range: start..<end, dictionary: dictionary)
      start = end
    }
  }

  private func unite(
    _ entity: Entity, with source: some EventGroups, range: Range<Int>,
    dictionary: ZstdDictionary?
  ) throws {
    let record = try EntityRecord.fetch(entity.id, in: db)
    var tally = EntityTally()
    let number = try record?.id ?? EntityRecord.nextNumber(in: db)
    var blocks: [Block] = []
    for index in range {
      let incoming = try source.table(at: index)
      tally.see(incoming)
      let key = BlockKey(entity: number, week: source.groups[index].week)
      if let block = try unite(incoming, key: key, entity: entity.id, dictionary, &tally) {
        blocks.append(block)
      }
    }
    try EntityRecord.save(entity, number: number, known: record, tally: tally, in: db)
    for block in blocks { try block.save(in: db) }
  }

  /// The block that replaces the stored one; `nil` when nothing in it is new.
  private func unite(
    _ incoming: EventTable, key: BlockKey, entity: String, _ dictionary: ZstdDictionary?,
    _ tally: inout EntityTally
  ) throws -> Block? {
    var table = incoming
    if let stored = try Block.fetch(key, in: db) {
      let before = try codec.open(stored, entity: entity, in: db)
      table = before
      table.merge(incoming)
      if table.rows == before.rows { return nil }
      tally.added -= stored.events
    }
    let block = try codec.seal(table, key: key, entity: entity, dictionary: dictionary)
    tally.added += block.events
    return block
  }
}
