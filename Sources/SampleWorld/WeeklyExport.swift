import Events

/// One log file: a week of one source, and the first hours of the week after.
///
/// Exports run on Monday at six (UTC) and start on the Monday before at midnight, so that two
/// files in a row hold the same six hours.
package struct WeeklyExport: Sendable {
  /// `proxy-2026-W47.cef` or `signins-2026-W47.ndjson`.
  package let name: String
  package let rows: [LogRow]

  /// The lines, each with its end.
  package var text: String { rows.map { $0.text + "\n" }.joined() }

  /// All files of an organisation, by source and week.
  package static func all(of organisation: Organisation) -> [WeeklyExport] {
    LogRow.Source.allCases.flatMap { source in
      let rows = organisation.rows.filter { $0.source == source }
      return organisation.span.weeks.map { week in
        let days = LocalClock.utc.window(from: week.firstDay, through: week.lastDay)
        let window = TimeWindow(start: days.start, end: days.end.advanced(bySeconds: 6 * 3600))
        let suffix = source == .proxy ? "cef" : "ndjson"
        return WeeklyExport(
          name: "\(source.rawValue)-\(week).\(suffix)",
          rows: rows.filter { window.contains($0.time) })
      }
    }
  }
}
