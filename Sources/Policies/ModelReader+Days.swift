import Events

extension ModelReader {
  /// A day of the calendar.
  mutating func day(_ key: String) -> LocalDay? {
    guard let node = node(key) else { return nil }
    if let day = node.scalar.flatMap({ LocalDay($0.string) }) { return day }
    report("'\(key)' must be a day like 2026-11-25, not \(node.worded).", at: node)
    return nil
  }
}
