import Events
import GRDB

/// Writes the events of one input within a transaction.
struct HistoryWriter {
  /// An entity of the input as the store knows it.
  private struct Owner {
    var record: EntityRecord?
    var number: Int64
    var tally = EntityTally()
  }

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
    var owners = try numberedOwners()
    // In the order of the table, so that new blocks are appended and fill their pages.
    let order = source.groups.indices
      .map { index in (index: index, key: key(of: source.groups[index], owners)) }
      .sorted { $0.key.rawValue < $1.key.rawValue }
    for (index, key) in order {
      let entity = Int(source.groups[index].entity)
      let incoming = try source.table(at: index)
      owners[entity].tally.see(incoming)
      let name = entities[entity].id
      if let block = try unite(incoming, key: key, entity: name, dictionary, &owners[entity].tally)
      {
        try block.save(in: db)
      }
    }
    for (entity, owner) in zip(entities, owners) {
      try EntityRecord.save(
        entity, number: owner.number, known: owner.record, tally: owner.tally, in: db)
    }
  }

  private func key(of group: EventGroup, _ owners: [Owner]) -> BlockKey {
    BlockKey(entity: owners[Int(group.entity)].number, week: group.week)
  }

  /// The entities of the input with their numbers; new ones are numbered in the order of their
  /// names.
  private func numberedOwners() throws -> [Owner] {
    var next = try EntityRecord.nextNumber(in: db)
    var owners = try entities.map { entity in
      let record = try EntityRecord.fetch(entity.id, in: db)
      return Owner(record: record, number: record?.id ?? 0)
    }
    let order = entities.indices.sorted {
      entities[$0].id.utf8.lexicographicallyPrecedes(entities[$1].id.utf8)
    }
    for index in order where owners[index].record == nil {
      owners[index].number = next
      next &+= 1
    }
    return owners
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
