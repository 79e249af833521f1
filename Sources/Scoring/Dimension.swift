import Events

/// Something of a day that has names: the vendors accessed, the countries signed in from, the clients
/// and the source addresses.
package enum Dimension: CaseIterable, Sendable {
  case vendor
  case country
  case client
  case source

  /// Events by name.
  package func counts(on day: DayActivity) -> [String: Int] {
    switch self {
    case .vendor: day.vendors
    case .country: day.countries
    case .client: day.clients
    case .source: day.sources
    }
  }

  /// The names used on a day, in no order; an empty name is no name.
  func uses(on day: DayActivity) -> [String] {
    counts(on: day).compactMap { name, count in name.isEmpty || count <= 0 ? nil : name }
  }

  /// Events by name over days, most first, then by name.
  ///
  /// - Parameter days: the counts of each.
  static func totals(of days: [[String: Int]]) -> [(name: String, events: Int)] {
    var totals: [String: Int] = [:]
    for counts in days {
      for (name, count) in counts where !name.isEmpty && count > 0 {
        totals[name, default: 0] += count
      }
    }
    return totals.map { (name: $0.key, events: $0.value) }
      .sorted { ($1.events, $0.name) < ($0.events, $1.name) }
  }
}
