import Events

extension MarkdownReportFormat {
  /// Days down, sources across, so that a gap in an export is seen at a glance.
  static func coverage(of report: Report) -> [String] {
    let heading = ["## What was read", ""]
    guard !report.coverage.isEmpty else { return heading + ["No events in this window."] }
    let sources = Set(report.coverage.map(\.source)).sorted()
    let cells = Dictionary(
      report.coverage.map { (Cell(source: $0.source, day: $0.day), $0) },
      uniquingKeysWith: { first, _ in first })
    var table = MarkdownTable(
      [("day", .left)] + sources.map { (Escape.markdown($0.title, as: .cell, limit: 60), .right) })
    let days = days(of: report.window)
    for day in days {
      table.add(
        [title(of: day, in: report)] + sources.map { text(cells[Cell(source: $0, day: day)]) })
    }
    let gaps = sources.compactMap { source -> String? in
      let missing = days.filter { cells[Cell(source: source, day: $0)] == nil }
      return gap(of: source, on: missing.map { title(of: $0, in: report) })
    }
    let note = "Events / base-rule hits / entities, for each source and local day."
    return heading + [note, ""] + table.lines() + (gaps.isEmpty ? [] : [""] + gaps)
  }

  private struct Cell: Hashable {
    var source: Report.Source
    var day: LocalDay
  }

  private static func text(_ coverage: Report.Coverage?) -> String {
    guard let coverage else { return "–" }
    return [coverage.events, coverage.hits, coverage.entities].map { Phrase.count($0) }
      .joined(separator: " / ")
  }

  /// A day without events may be a quiet one, or one that the export left out.
  private static func gap(of source: Report.Source, on days: [String]) -> String? {
    guard !days.isEmpty else { return nil }
    let named = listed(days, separator: ", ")
    return "- \(Escape.markdown(source.title)) has no events on \(named): "
      + "quiet, or missing in the export?"
  }

  private static func days(of window: Report.Window) -> [LocalDay] {
    (0...max(0, window.firstDay.distance(to: window.lastDay)))
      .map { window.firstDay.advanced(by: $0) }
  }

  /// The first items, and how many more.
  static func listed(_ items: [String], separator: String) -> String {
    let more = items.count - listRows
    let shown = items.prefix(listRows).joined(separator: separator)
    return more > 0 ? "\(shown)\(separator)and \(Phrase.count(more)) more" : shown
  }
}
