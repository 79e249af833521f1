import Events

/// Something of a day that has names: the vendors accessed, or the countries signed in from.
package enum Dimension: Sendable {
  case vendor
  case country

  /// Events by name.
  package func counts(on day: DayActivity) -> [String: Int] {
    switch self {
    case .vendor: day.vendors
    case .country: day.countries
    }
  }

  /// The names used on a day, in no order; an empty name is no name.
  func uses(on day: DayActivity) -> [String] {
    counts(on: day).compactMap { name, count in name.isEmpty || count <= 0 ? nil : name }
  }

  func isUsed(on day: DayActivity) -> Bool {
    counts(on: day).contains { name, count in !name.isEmpty && count > 0 }
  }

  /// The names used on a day and on none of the baseline's, ascending.
  func firstUses(on day: DayActivity, after baseline: Baseline) -> [String] {
    uses(on: day).filter { name in
      !baseline.days.contains { (counts(on: $0)[name] ?? 0) > 0 }
    }.sorted()
  }

  /// Events by name over the baseline, most first, then by name.
  func totals(in baseline: Baseline) -> [(name: String, events: Int)] {
    var totals: [String: Int] = [:]
    for day in baseline.days {
      for name in uses(on: day) { totals[name, default: 0] += counts(on: day)[name] ?? 0 }
    }
    return totals.map { (name: $0.key, events: $0.value) }
      .sorted { ($1.events, $0.name) < ($0.events, $1.name) }
  }
}
