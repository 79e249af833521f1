/// What an entity's days elsewhere mostly look like; a summary for a person to read.
package struct OrdinaryWork: Hashable, Sendable {
  /// Days with context.
  package var days: Int
  /// Those of most days first, then by text; so are the other two.
  package var sources: [String]
  package var countries: [String]
  package var clients: [String]
  /// From the first to the last local hour that is active on every fifth day or more; `nil` for none.
  package var hours: ClosedRange<Int>?

  /// `nil` where no day has context.
  package init?(of days: [DayActivity]) {
    let contexts = days.compactMap(\.context)
    guard !contexts.isEmpty else { return nil }
    self.days = contexts.count
    sources = Self.ranked(contexts.flatMap(\.sources))
    countries = Self.ranked(contexts.flatMap(\.countries))
    clients = Self.ranked(contexts.flatMap(\.clients))
    let usual = (0..<24).filter { hour in
      contexts.count { $0.hours[hour] > 0 } * 5 >= contexts.count
    }
    if let first = usual.first, let last = usual.last { hours = first...last }
  }

  private static func ranked(_ names: [String]) -> [String] {
    let counts = names.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }
}
