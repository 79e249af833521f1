import EvaluationWorld
import Events

extension WorldParameters {
  static let small = WorldParameters(seed: 3, users: 90, scoredWeeks: 5, historyWeeks: 8)
}

extension [Vendor] {
  /// Eight vendors, half of them with a portal.
  static let some = [
    "virustotal", "shodan", "atlas", "beacon", "cipher", "delta", "ember", "flint",
  ]
  .enumerated().map { place, id in
    Vendor(id: id, name: id, domains: ["\(id).example"], apps: place % 2 == 0 ? [id] : [])
  }
}

extension SimulatedOrganisation {
  /// The small world, whole or with something left out.
  static func small(
    without: Set<BenignClass> = [], hasAttacks: Bool = true, attackLeftOut: Int? = nil
  ) -> Self {
    Self(
      parameters: .small, vendors: .some, without: without, hasAttacks: hasAttacks,
      attackLeftOut: attackLeftOut)
  }

  /// Entities that are not the same in another world, or not there at all.
  func differences(to other: Self) -> Set<String> {
    let mine = Dictionary(uniqueKeysWithValues: activities.map { ($0.entity.id, $0) })
    let others = Dictionary(uniqueKeysWithValues: other.activities.map { ($0.entity.id, $0) })
    return Set(mine.keys).union(others.keys).filter { mine[$0] != others[$0] }
  }
}
