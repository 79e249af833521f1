/// Who used which key or token, and how often somebody took up one of another's.
struct KeyOwners: Sendable {
  private var owners: [Int32: Set<Int>] = [:]
  /// Of the keys that were new to an entity, those that another had used before.
  private(set) var shared = Rate()

  /// Takes in the keys of an entity's day.
  mutating func learn(_ keys: [Int32], of entity: Int) {
    for key in keys {
      let known = owners[key] ?? []
      if !known.contains(entity) { shared.add(!known.isEmpty) }
      owners[key] = known.union([entity])
    }
  }

  /// How many others used a key.
  func others(than entity: Int, using key: Int32) -> Int {
    (owners[key] ?? []).subtracting([entity]).count
  }
}
