import Events

extension MarkdownReportFormat {
  /// One sentence with the holidays of the window; none where there are none.
  static func holidays(of report: Report) -> [String] {
    guard !report.holidays.isEmpty else { return [] }
    let named = report.holidays.map { holiday in
      "\(holiday.span), \(Escape.markdown(holiday.name, as: .prose)), \(holiday.whom)"
        + " (\(holiday.concerned))"
    }
    return [
      "", "Holidays, compared with weekends: \(listed(named, separator: "; ")).",
    ]
  }

  /// `Fri 2026-12-25`, or `Fri 2026-12-25 (holiday)` where it is somebody's.
  static func title(of day: LocalDay, in report: Report) -> String {
    let isHoliday = report.holidays.contains { $0.days.contains(day) }
    return isHoliday ? "\(day.titled) (holiday)" : day.titled
  }

  /// `holiday (Christmas Day)`; none on another day.
  static func holiday(of finding: Finding) -> [String] {
    finding.holiday.map { ["holiday (\(Escape.markdown($0, as: .prose)))"] } ?? []
  }
}
