import Events

/// Numbers with their noun.
enum Plural {
  /// `1 hit`, `3 hits`
  static func count(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(number) \(number == 1 ? singular : plural ?? singular + "s")"
  }
}

/// Names of weekdays.
enum Weekdays {
  static let shortNames = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  static func short(_ day: LocalDay) -> String { shortNames[day.weekday - 1] }
}
