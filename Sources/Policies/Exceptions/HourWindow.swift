/// Hours of the wall clock, over midnight where they end before they begin: `08:00-18:00`, `22-6`.
package struct HourWindow: Hashable, Sendable {
  /// Minutes of the day: the first one inside, 0 to 1439, and the first one after, 1 to 1440.
  package let start: Int
  package let end: Int

  /// - Returns: `nil` for anything but two times of day with a hyphen, or for two that are the same.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let start = Self.minute(parts[0]), let end = Self.minute(parts[1]),
      start < 1440, end > 0 || start > 0, start != end
    else { return nil }
    self.start = start
    self.end = end == 0 ? 1440 : end
  }

  /// Whether all minutes of a span of one day, 0 to 1439, are inside.
  package func contains(_ minutes: ClosedRange<Int>) -> Bool {
    spans.contains { $0.contains(minutes.lowerBound) && $0.contains(minutes.upperBound) }
  }

  func includes(_ other: Self) -> Bool {
    other.spans.allSatisfy { contains($0.lowerBound...($0.upperBound - 1)) }
  }

  /// The parts of one day that are inside.
  private var spans: [Range<Int>] {
    start < end ? [start..<end] : [0..<end, start..<1440]
  }

  /// The minute of the day of `8`, `08` or `08:30`; 1440 for `24`.
  private static func minute(_ text: Substring) -> Int? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let isClock =
      parts.count <= 2
      && parts.allSatisfy { part in
        (1...2).contains(part.utf8.count) && part.utf8.allSatisfy { (48...57).contains($0) }
      }
    guard isClock, let hour = Int(parts[0]), let minute = parts.count == 2 ? Int(parts[1]) : 0,
      minute < 60, hour * 60 + minute <= 1440
    else { return nil }
    return hour * 60 + minute
  }
}

extension HourWindow: CustomStringConvertible {
  package var description: String { "\(Self.clock(start))-\(Self.clock(end))" }

  private static func clock(_ minute: Int) -> String {
    [minute / 60, minute % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
  }
}
