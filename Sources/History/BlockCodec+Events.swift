import Events
import GRDB

extension BlockCodec {
  /// A block as the store has it, with the dictionary that opens it.
  struct SealedBlock {
    var block: Block
    var dictionary: ZstdDictionary?
  }

  /// The events of an entity within a window, in their total order.
  func events(
    of record: EntityRecord, during window: TimeWindow,
    keepsURLs: (AccessEvent) -> Bool = { _ in true }, in db: Database
  ) throws -> EntityEvents {
    try events(
      of: record, in: try sealedBlocks(of: record, during: window, in: db), during: window,
      keepsURLs: keepsURLs)
  }

  /// The blocks that may have events of an entity within a window.
  func sealedBlocks(
    of record: EntityRecord, during window: TimeWindow, in db: Database
  ) throws -> [SealedBlock] {
    guard window.start < window.end else { return [] }
    let last = Timestamp(ticks: window.end.ticks - 1)
    let weeks = ISOWeek(containing: window.start)...ISOWeek(containing: last)
    let blocks = try Block.cursor(entity: record.id, weeks: weeks, in: db)
    var sealed: [SealedBlock] = []
    while let block = try blocks.next() {
      do {
        sealed.append(SealedBlock(block: block, dictionary: try dictionary(of: block, in: db)))
      } catch let damage as BlockDamage {
        throw block.damage(damage)
      }
    }
    return sealed
  }

  /// The events in blocks of an entity that lie within a window, in their total order.
  func events(
    of record: EntityRecord, in sealed: [SealedBlock], during window: TimeWindow,
    keepsURLs: (AccessEvent) -> Bool = { _ in true }
  ) throws(BlockDamage) -> EntityEvents {
    var events = EntityEvents()
    let most = sealed.reduce(0) { $0 + min($1.block.events, Self.mostReserved) }
    events.reserve(min(most, Self.mostReserved))
    // Block by block, so that the memory of one serves for the next.
    for sealed in sealed {
      events.append(
        try content(
          of: sealed.block, entity: record.entity.entity.id, dictionary: sealed.dictionary),
        during: window, keepsURLs: keepsURLs)
    }
    // No week is in two blocks, so that times decide between blocks, and a stable sort keeps the
    // order within each.
    events.sortByTime()
    return events
  }

  /// Rows for which room is made at once, whatever the blocks say of themselves.
  private static let mostReserved = 1 << 20
}
