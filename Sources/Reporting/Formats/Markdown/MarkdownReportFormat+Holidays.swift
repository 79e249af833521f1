import Events

extension MarkdownReportFormat {
  /// One sentence with the holidays of the window; none where there are none.
  static func holidays(of report: Report) -> [String] {
    guard !report.holidays.isEmpty else { return [] }
    let named = report.holidays.map { holiday in
      "\(holiday.span), \(Escape.markdown(holiday.name, as: .prose)), \(holiday.whom)"
    }
    return [
      "", "Holidays, compared with weekends: \(listed(named, separator: "; ")).",
    ]
  }

  /// `holiday (Christmas Day)`; none on another day.
  static func holiday(of finding: Finding) -> [String] {
    finding.holiday.map { ["holiday (\(Escape.markdown($0, as: .prose)))"] } ?? []
  }
}
