/// A run of hours of the day, in words.
struct HourSpan: Hashable {
  /// First and last hour; past 23 the run goes on after midnight.
  let hours: ClosedRange<Int>

  init(_ hours: ClosedRange<Int>) {
    self.hours = hours
  }

  /// `03:00–04:00`.
  var clock: String {
    "\(Self.digits(hours.lowerBound)):00–\(Self.digits(hours.upperBound + 1)):00"
  }

  /// `08–18`, or `around the clock` from twenty hours on.
  var description: String {
    hours.count >= 20
      ? "around the clock" : "\(Self.digits(hours.lowerBound))–\(Self.digits(hours.upperBound + 1))"
  }

  /// `08–18 on workdays and 10–12 on weekends`; a type of day with less than a twentieth of the
  /// activity is left out.
  static func usual(in past: HourOfWeekCounts, _ words: DayWords) -> String {
    let spans = [false, true].compactMap { isRest -> String? in
      let hours = past.hours(onRest: isRest)
      guard hours.reduce(0, +) * 20 >= past.total else { return nil }
      return shortest(in: hours).map { "\($0.description) on \(words.all(isRest))" }
    }
    return Phrase.list(spans)
  }

  /// The shortest run around the clock that holds nine tenths of the counts, the earliest of
  /// equals; `nil` when all counts are 0.
  static func shortest(in counts: [Int]) -> HourSpan? {
    let total = counts.reduce(0, +)
    guard total > 0 else { return nil }
    for length in 1...counts.count {
      for start in counts.indices {
        let run = start...(start + length - 1)
        let held = run.reduce(0) { $0 + counts[$1 % counts.count] }
        if held * 10 >= total * 9 { return HourSpan(run) }
      }
    }
    return nil
  }

  private static func digits(_ hour: Int) -> String {
    let hour = hour > 24 ? hour - 24 : hour
    return hour < 10 ? "0\(hour)" : "\(hour)"
  }
}
