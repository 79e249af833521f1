/// A half-open span of time: from `start` up to, but not including, `end`.
package struct TimeWindow: Hashable, Sendable {
  package var start: Timestamp
  package var end: Timestamp

  package init(start: Timestamp, end: Timestamp) {
    self.start = start
    self.end = end
  }

  /// All of time.
  package static let always = TimeWindow(
    start: Timestamp(ticks: .min), end: Timestamp(ticks: .max))

  /// No time at all, at its end.
  package static let nothing = TimeWindow(
    start: Timestamp(ticks: .max), end: Timestamp(ticks: .max))

  package func contains(_ time: Timestamp) -> Bool { start <= time && time < end }
}
