/// Every file for which another project published its own reading.
enum Comparisons {
  static let all =
    [
      CEFCaseComparison.comparison, TimestampComparison.comparison, SquidComparison.comparison,
      ZeekPairComparison.comparison,
    ] + DiagnosticEventComparison.comparisons + RuleTestComparison.comparisons
    + CountComparison.comparisons
}
