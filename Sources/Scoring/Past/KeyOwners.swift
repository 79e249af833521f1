/// Who used which key or token, and how often somebody takes up one of another's.
///
/// A team shares its keys; one that wanders from a service to a person is another matter. So the owners
/// of one's own group and of other groups are counted apart.
struct KeyOwners: Sendable {
  private var owners: [Int32: Set<Int>] = [:]
  private let groupOf: [Int]
  /// How often an active day brings a member of each group a key of its peers, and one of other groups
  /// only.
  private var taken: [[Rate]]

  /// - Parameter groups: the group of each entity.
  init(groups: [Int]) {
    groupOf = groups
    taken = [[Rate]](repeating: [Rate(), Rate()], count: (groups.max() ?? 0) + 1)
  }

  /// Takes in the keys of an entity's day, which may have none.
  mutating func learn(_ keys: [Int32], of entity: Int) {
    var kinds = [false, false]
    for key in keys {
      if let kind = kind(of: key, for: entity) { kinds[kind] = true }
      owners[key, default: []].insert(entity)
    }
    for kind in kinds.indices { taken[groupOf[entity]][kind].add(kinds[kind]) }
  }

  /// How many others used a key.
  func others(than entity: Int, using key: Int32) -> Int {
    (owners[key] ?? []).subtracting([entity]).count
  }

  /// The probability that an active day brings a key which is others' like this one; `nil` for a key
  /// that nobody else used.
  func rate(of key: Int32, for entity: Int) -> Double? {
    kind(of: key, for: entity).map { kind in
      taken[groupOf[entity]][kind].estimate(prior: Self.priorRates[kind], strength: Self.priorDays)
    }
  }

  /// 0 for a key of the entity's peers, 1 for one of other groups; `nil` for its own or nobody's.
  private func kind(of key: Int32, for entity: Int) -> Int? {
    guard let known = owners[key], !known.isEmpty, !known.contains(entity) else { return nil }
    return known.contains { groupOf[$0] == groupOf[entity] } ? 0 : 1
  }

  private static let priorRates = [0.01, 0.002]
  private static let priorDays = 200.0
}
