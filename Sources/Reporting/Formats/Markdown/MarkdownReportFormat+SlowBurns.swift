import Events

extension MarkdownReportFormat {
  /// Days named of one entity, the latest.
  private static let daysNamed = 6

  /// Who stayed below the alert line, week after week.
  static func slowBurns(of report: Report) -> [String] {
    guard !report.slowBurns.isEmpty else { return [] }
    let intro =
      "None of these days is an alert; together they are more than the entity's share. Points are "
      + "scores that fade, and of each signal only so many count."
    let items = report.slowBurns.prefix(listRows).map { burn in
      let days = burn.days.suffix(daysNamed).map { "\($0.day) (\(Phrase.score($0.score)))" }
      return "- \(Escape.markdown(burn.entity.id)): \(burn.sentence); the last: "
        + days.joined(separator: ", ")
    }
    return ["## Slow burn", "", intro, ""] + items
      + more(than: listRows, of: report.slowBurns.count)
  }
}
