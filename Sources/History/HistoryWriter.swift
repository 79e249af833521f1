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

  /// Bytes of blocks of single weeks that are held to be saved in the order of the table.
  private static let mostHeld = 64 << 20

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
  /// - Parameters:
  ///   - rows: how many different events the input has.
  ///   - touched: is told from which weeks on something was added.
  func unite(
    with source: some EventGroups, rows: Int, touching touched: inout TouchedWeeks
  ) throws {
    let training = DictionaryTraining(db: db, codec: BlockCodec(shelf: shelf), crew: crew)
    if let content = try training.dictionary(learningFrom: source, rows: rows) {
      try shelf.store(content.bytes, blocks: content.blocks, in: db)
    }
    let dictionary = try shelf.newest(in: db)
    var owners = try numberedOwners()
    let units = units(of: source, owners, dictionary)
    var weekly = BlocksInOrder(limit: Self.mostHeld)
    for part in units.indices.parts {
      let work = try units[part].map { try filled($0.union, of: source, isKnown: $0.isKnown) }
      let outcomes = try crew.map(work.count) { codec, place in
        try work[place].outcome(of: source, codec: codec)
      }
      for (place, outcome) in zip(part, outcomes) {
        owners[units[place].owner].tally.add(outcome.tally)
        if outcome.tally.added > 0 {
          touched.add(ISOWeek(containing: Timestamp(ticks: outcome.tally.first)))
        }
        for key in outcome.emptied { try Block.delete(key, in: db) }
        for block in outcome.blocks {
          if block.key.span.isSeason { try block.save(in: db) } else { try weekly.add(block, db) }
        }
      }
    }
    try weekly.save(in: db)
    for (entity, owner) in zip(entities, owners) {
      try EntityRecord.save(
        entity, number: owner.number, known: owner.record, tally: owner.tally, in: db)
    }
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

  /// What belongs together, in the order of the table, so that new blocks of seasons are appended
  /// and fill their pages.
  private func units(
    of source: some EventGroups, _ owners: [Owner], _ dictionary: ZstdDictionary?
  ) -> [(union: SeasonUnion, owner: Int, isKnown: Bool)] {
    var units: [(union: SeasonUnion, owner: Int, isKnown: Bool)] = []
    // The groups of an entity follow one another by their weeks.
    for (index, group) in source.groups.enumerated() {
      let owner = Int(group.entity)
      if units.last?.owner != owner || units.last?.union.season != group.span.season {
        units.append(
          (
            SeasonUnion(
              season: group.span.season, entity: owners[owner].number, name: entities[owner].id,
              dictionary: dictionary), owner, owners[owner].record != nil
          ))
      }
      units[units.count - 1].union.parts.append(
        SeasonUnion.Part(group: index, span: group.span, pieces: []))
    }
    return units.sorted {
      ($0.union.season.first, $0.union.entity) < ($1.union.season.first, $1.union.entity)
    }
  }

  /// A union with what the database has for it.
  private func filled(
    _ union: SeasonUnion, of source: some EventGroups, isKnown: Bool
  ) throws -> SeasonUnion {
    var union = union
    for index in union.parts.indices {
      union.parts[index].pieces = try source.pieces(at: union.parts[index].group)
    }
    // An entity that the store did not know has no block there.
    guard isKnown else { return union }
    let first = union.season.first
    let blocks = try Block.cursor(
      entity: union.entity, weeks: first...first.advanced(by: Int(union.season.weeks) - 1), in: db)
    let codec = BlockCodec(shelf: shelf)
    while let block = try blocks.next() {
      do {
        union.stored.append(
          SeasonUnion.Stored(block: block, dictionary: try codec.dictionary(of: block, in: db)))
      } catch let damage as BlockDamage {
        throw block.damage(damage)
      }
    }
    return union
  }
}

/// Blocks that are held until there are many, and then saved in the order of the table.
private struct BlocksInOrder {
  private let limit: Int
  private var blocks: [Block] = []
  private var bytes = 0

  init(limit: Int) {
    self.limit = limit
  }

  mutating func add(_ block: Block, _ db: Database) throws {
    blocks.append(block)
    bytes += block.payload.count
    if bytes >= limit { try save(in: db) }
  }

  mutating func save(in db: Database) throws {
    for block in blocks.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      try block.save(in: db)
    }
    blocks = []
    bytes = 0
  }
}
