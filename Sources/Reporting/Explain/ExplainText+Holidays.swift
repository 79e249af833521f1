import Events

extension ExplainText {
  /// Holidays that are named at most.
  private static let holidaysShown = 3

  /// `3, counted as Sundays below: 2026-10-03 German Unity Day, …`; `nil` where there are none.
  static func holidays(_ holidays: [RestDays.Holiday], columns: Int) -> String? {
    guard !holidays.isEmpty else { return nil }
    let named = holidays.suffix(holidaysShown).map { holiday in
      let last =
        holiday.days.lowerBound == holiday.days.upperBound ? "" : " to \(holiday.days.upperBound)"
      return "\(holiday.days.lowerBound)\(last) \(holiday.name)"
    }
    let more = holidays.count - named.count
    let words =
      "counted as Sundays below: " + named.joined(separator: ", ")
      + (more > 0 ? ", and \(Phrase.count(more)) before" : "")
    return Escape.terminal(words, columns: columns)
  }

  /// `, holiday (Christmas Day)`; empty on another day.
  func holiday(of finding: Finding) -> String {
    finding.holiday.map { ", holiday (\(Escape.terminal($0, columns: 40)))" } ?? ""
  }
}
