import Events

/// Numbers the entities of one input from 0, in the order they come.
struct EntityNumbers {
  private var names = StringTable()
  private var emptyName: UInt32?
  /// For each number of a name, from 1, that of its entity.
  private var numbers: [UInt32] = []
  private(set) var all: [Entity] = []

  /// The number of an entity; see `Kind.settled` for two kinds under one name.
  mutating func number(of entity: Entity) -> UInt32 {
    let name = names.intern(entity.id)
    let number = known(name) ?? add(entity, name: name)
    if all[Int(number)].kind != entity.kind {
      all[Int(number)].kind = all[Int(number)].kind.settled(with: entity.kind)
    }
    return number
  }

  /// For each number its entity's place in the order of the bytes of the names.
  func ranks() -> [UInt32] {
    let order = all.indices.sorted { all[$0].id.utf8.lexicographicallyPrecedes(all[$1].id.utf8) }
    var ranks = [UInt32](repeating: 0, count: all.count)
    for (rank, index) in order.enumerated() { ranks[index] = UInt32(rank) }
    return ranks
  }

  private func known(_ name: UInt32) -> UInt32? {
    if name == 0 { return emptyName }
    return name <= numbers.count ? numbers[Int(name) - 1] : nil
  }

  private mutating func add(_ entity: Entity, name: UInt32) -> UInt32 {
    let number = UInt32(all.count)
    all.append(entity)
    if name == 0 { emptyName = number } else { numbers.append(number) }
    return number
  }
}
