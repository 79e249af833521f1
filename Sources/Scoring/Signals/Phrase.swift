import Foundation

/// The parts of which explanations are made.
enum Phrase {
  /// `1 day`, `58 days`.
  static func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(plural ?? noun + "s")"
  }

  /// A figure as precise as a reader needs: `3.2`, `0.04`, `1204`.
  static func figure(_ value: Double) -> String {
    let digits = abs(value) >= 99.95 ? 0 : abs(value) >= 0.095 || value == 0 ? 1 : 2
    return String(format: "%.\(digits)f", value)
  }

  /// `2 to 9`: the counts between which two of three lie.
  static func band(_ prediction: LogCounts.Prediction) -> String {
    let band = prediction.band
    return "\(figure(band.lowerBound)) to \(figure(band.upperBound))"
  }

  /// A share from 0 to 1 as `34 %`, `0.4 %`.
  static func percent(_ share: Double) -> String {
    "\(String(format: share >= 0.0995 || share == 0 ? "%.0f" : "%.1f", share * 100)) %"
  }

  /// `3 of 41 others`.
  static func others(_ users: Int, of others: Int) -> String {
    "\(users) of \(count(others, "other"))"
  }

  /// `a`, `a and b`, `a, b and c`, `a, b, c and 7 more`.
  static func list(_ items: [String]) -> String {
    var shown = Array(items.prefix(3))
    if items.count > 3 { shown.append("\(items.count - 3) more") }
    guard shown.count > 1, let last = shown.popLast() else { return shown.first ?? "" }
    return "\(shown.joined(separator: ", ")) and \(last)"
  }

  /// `a, b, c`, with at most five and how many more.
  static func terms(_ items: [String]) -> String {
    let more = items.count > 5 ? ["\(items.count - 5) more"] : []
    return (items.prefix(5) + more).joined(separator: ", ")
  }
}
