import Events
import Foundation

/// Numbers and names as people read them.
enum Phrase {
  /// `1,204`.
  static func count(_ number: Int) -> String {
    let digits = Array(String(number.magnitude))
    var text = number < 0 ? "-" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return text
  }

  /// `1 hit`, `1,204 hits`; the plural is given where it is not the noun with an s.
  static func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(count(number)) \(number == 1 ? noun : plural ?? noun + "s")"
  }

  /// A number with a fixed count of decimals: `3.20`; `–` for what is not finite.
  static func decimal(_ value: Double, places: Int) -> String {
    value.isFinite ? String(format: "%.\(places)f", value) : "–"
  }

  /// A score as a whole number, rounded down so that nothing looks as if it reached the alert line.
  static func score(_ score: Double) -> String {
    score.isFinite ? String(format: "%.0f", score.rounded(.down)) : "–"
  }

  /// A probability with two significant digits: `0.25`, `1.2e-07`.
  static func probability(_ value: Double) -> String {
    value.isFinite ? String(format: "%.2g", value) : "–"
  }

  /// A share from 0 to 1 as a whole number: `34 %`.
  static func percent(_ share: Double) -> String { "\(decimal(share * 100, places: 0)) %" }

  /// `9 of 28 days known, 19 missing`.
  static func progress(_ learning: Finding.Learning) -> String {
    let missing = max(0, learning.daysNeeded - learning.daysKnown)
    return "\(learning.daysKnown) of \(count(learning.daysNeeded, "day")) known, \(missing) missing"
  }

  /// A registered name as words: `new-vendor` is `new vendor`.
  static func words(_ name: String) -> String {
    name.replacing("-", with: " ")
  }
}
