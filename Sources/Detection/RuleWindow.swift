import Events

/// The rule's own window, `TimeGenerated > ago(…)`: one instant for the whole query, strictly after.
///
/// As in the rule, there is no upper bound: rows later than `now` are kept.
package struct RuleWindow: Hashable, Sendable {
  /// The instant that rows must be later than.
  package let start: Timestamp

  /// - Parameters:
  ///   - now: The instant at which the query runs.
  ///   - lookback: How far back it looks, in seconds; a span beyond all of time looks at all of it.
  package init(now: Timestamp, lookback: Int) {
    let (ticks, isTooLong) = Int64(lookback).multipliedReportingOverflow(
      by: Timestamp.ticksPerSecond)
    let (start, isTooEarly) = now.ticks.subtractingReportingOverflow(ticks)
    self.start = Timestamp(ticks: isTooLong || isTooEarly ? .min : start)
  }

  package func contains(_ time: Timestamp) -> Bool { time > start }
}
