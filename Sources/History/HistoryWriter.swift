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

  /// What becomes of one group, on any thread.
  private struct Union: Sendable {
    /// The block that replaces the stored one; `nil` when nothing in it is new.
    var block: Block?
    var tally: EntityTally
  }

  private let db: Database
  private let shelf: DictionaryShelf
  private let entities: [Entity]
  private let crew: WorkerCrew<BlockCodec>

  /// - Parameter entities: The entities of the input by their number.
  init(db: Database, store: HistoryStore, entities: [Entity], crew: WorkerCrew<BlockCodec>) {
    self.db = db
    shelf = store.dictionaries
    self.entities = entities
    self.crew = crew
  }

  /// Makes the store the union of what it has and the input's groups.
  ///
  /// - Parameter learned: a dictionary that pieces of the input are compressed with already.
  func unite(with source: some EventGroups, learned: LearnedDictionary?) throws {
    let training = DictionaryTraining(db: db, codec: BlockCodec(shelf: shelf))
    if let content = try learned ?? training.dictionary(learningFrom: source) {
      try shelf.store(content.bytes, blocks: content.blocks, in: db)
    }
    let dictionary = try shelf.newest(in: db)
    var owners = try numberedOwners()
    // In the order of the table, so that new blocks are appended and fill their pages.
    let order = source.groups.indices
      .map { index in (index: index, key: key(of: source.groups[index], owners)) }
      .sorted { $0.key.rawValue < $1.key.rawValue }
    for part in order.indices.parts {
      let unions = try unite(order[part], of: source, owners, dictionary)
      for (place, union) in zip(part, unions) {
        owners[Int(source.groups[order[place].index].entity)].tally.add(union.tally)
        try union.block?.save(in: db)
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

  /// What becomes of some groups: read here, worked out on every core.
  private func unite<Source: EventGroups>(
    _ part: ArraySlice<(index: Int, key: BlockKey)>, of source: Source, _ owners: [Owner],
    _ dictionary: ZstdDictionary?
  ) throws -> [Union] {
    let codec = BlockCodec(shelf: shelf)
    let work = try part.map { index, key in
      let owner = Int(source.groups[index].entity)
      // An entity that the store did not know has no block there.
      let stored = owners[owner].record == nil ? nil : try Block.fetch(key, in: db)
      let known = try stored.map { block in
        do {
          return (block: block, dictionary: try codec.dictionary(of: block, in: db))
        } catch let damage as BlockDamage {
          throw block.damage(damage)
        }
      }
      return GroupUnion(
        index: index, key: key, entity: entities[owner].id, stored: known,
        pieces: try source.pieces(at: index), dictionary: dictionary)
    }
    return try crew.map(work.count) { codec, place in
      let (block, tally) = try work[place].result(of: source, codec: codec)
      return Union(block: block, tally: tally)
    }
  }
}

/// One group of an input and the block that the store has of it.
private struct GroupUnion: Sendable {
  var index: Int
  var key: BlockKey
  var entity: String
  var stored: (block: Block, dictionary: ZstdDictionary?)?
  var pieces: [StagedPiece]
  /// What new blocks are compressed with.
  var dictionary: ZstdDictionary?

  /// The block that replaces the stored one, `nil` when nothing in it is new, and what that changes.
  func result(
    of source: some EventGroups, codec: BlockCodec
  ) throws -> (block: Block?, tally: EntityTally) {
    if stored == nil, let whole = pieces.first, pieces.count == 1 {
      return (
        block(of: whole), EntityTally(first: whole.first, last: whole.last, added: whole.events)
      )
    }
    var table = try source.table(at: index, pieces: pieces, codec: codec)
    var tally = EntityTally(
      first: table.rows.first?.ticks ?? .max, last: table.rows.last?.ticks ?? .min)
    if let stored {
      let before = try codec.open(
        stored.block, entity: entity, dictionary: stored.dictionary)
      let incoming = table
      table = before
      table.merge(incoming)
      if table.rows == before.rows { return (nil, tally) }
      tally.added -= stored.block.events
    }
    let block = try codec.seal(table, key: key, entity: entity, dictionary: dictionary)
    tally.added += block.events
    return (block, tally)
  }

  /// A piece as the block that it already is; the input's own dictionary is the newest by now.
  private func block(of piece: StagedPiece) -> Block {
    let number = piece.dictionary?.id
    let id = number == ZstdDictionary.pending ? dictionary?.id : number
    return Block(
      key: key, entity: entity, events: piece.events, dictionary: id, payload: piece.payload)
  }
}
