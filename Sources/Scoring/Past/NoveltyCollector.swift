import Events

/// Gathers what was new to whom in the days that are scored, so that what many share is told once.
struct NoveltyCollector {
  private struct Item: Hashable {
    var kind: SharedNovelty.Kind
    var name: String
    /// Set for hours, which are shared on one day only.
    var day: LocalDay?
  }

  private struct Seen {
    var entities: Set<Int> = []
    var days: ClosedRange<LocalDay>
  }

  private var seen: [Item: Seen] = [:]

  mutating func add(_ kind: SharedNovelty.Kind, _ name: String, of entity: Int, on day: LocalDay) {
    let item = Item(kind: kind, name: name, day: kind == .hours ? day : nil)
    var entry = seen[item] ?? Seen(days: day...day)
    entry.entities.insert(entity)
    entry.days = min(entry.days.lowerBound, day)...max(entry.days.upperBound, day)
    seen[item] = entry
  }

  /// What so many entities or more share, most first; a network only where no address in it is told.
  func shared(by least: Int, of activities: [EntityActivity]) -> [SharedNovelty] {
    let found = seen.filter { $0.value.entities.count >= least }.map { item, seen in
      SharedNovelty(
        kind: item.kind, name: item.name,
        entities: seen.entities.map { activities[$0].entity }.sorted(), days: seen.days)
    }
    let networks = Set(
      found.filter { $0.kind == .source }.map { SourceNetwork.name(of: $0.name) })
    return found.filter { $0.kind != .network || !networks.contains($0.name) }
      .sorted(by: SharedNovelty.precedes)
  }
}

extension SharedNovelty {
  /// Most entities first, then by day, kind and name.
  package static func precedes(_ left: Self, _ right: Self) -> Bool {
    (
      right.entities.count, left.days.lowerBound, left.kind.rawValue, left.name
    ) < (left.entities.count, right.days.lowerBound, right.kind.rawValue, right.name)
  }
}

extension Category {
  var novelty: SharedNovelty.Kind {
    switch self {
    case .vendor: .vendor
    case .source: .source
    case .network: .network
    case .client: .client
    case .country: .country
    case .key: .key
    }
  }
}
