import Events

extension MarkdownReportFormat {
  /// What each exception took away, and what about it should be looked at.
  static func exceptions(of report: Report) -> [String] {
    guard let exceptions = report.exceptions else { return [] }
    let weeks = exceptions.weeks
    let life = weeks > 1 ? "in \(weeks) weeks" : ""
    var table = MarkdownTable([
      ("exception", .left), ("effect", .left), ("owner", .left), ("expires", .left),
      ("sessions", .right), ("hidden", .right), ("lowered", .right), ("alerts", .right),
      ("hidden \(life)", .right), ("lowered \(life)", .right), ("alerts \(life)", .right),
      ("last used", .left),
    ])
    for use in exceptions.uses {
      let now = [use.inWindow.sessions] + figures(use.inWindow)
      table.add(
        [Escape.markdown(use.id, as: .cell), use.effect, Escape.markdown(use.owner, as: .cell)]
          + [use.expires] + now.map { Phrase.count($0) }
          + figures(use.overLife).map { weeks > 1 ? Phrase.count($0) : "" }
          + [lastUse(of: use, in: exceptions)])
    }
    let told = weeks > 1 ? " The second three figures are of the \(weeks) weeks to its end." : ""
    let intro =
      "What analysts expect took away \(Phrase.count(exceptions.hidden, "finding")) of this window and "
      + "lowered \(Phrase.count(exceptions.lowered, "other")): sessions that each exception changed, "
      + "findings hidden or lowered by it, and alerts that are none.\(told)"
    let remarks = remarks(on: exceptions)
    return ["## Exceptions", "", intro, ""] + table.lines()
      + (remarks.isEmpty ? [] : [""] + remarks)
  }

  /// That an exception changed a finding, and what it would be without.
  static func excepted(_ finding: Finding) -> [String] {
    guard let day = finding.excepted else { return [] }
    return [
      "- **excepted**: \(Escape.markdown(day.markWords, as: .prose, limit: 500)); without that the "
        + "score would be \(Phrase.score(day.before.score)). The hits below are all of the day's."
    ]
  }

  private static func figures(_ counts: ExceptionCounts) -> [Int] {
    [counts.hidden, counts.lowered, counts.alerts]
  }

  private static func lastUse(
    of use: Report.ExceptionUse, in exceptions: Report.Exceptions
  ) -> String {
    switch use.weeksSinceLastUse {
    case nil: exceptions.weeks > 1 ? "not in \(exceptions.weeks) weeks" : "not in this window"
    case 0: "now"
    case .some(let weeks): "\(Phrase.count(weeks, "week")) ago"
    }
  }

  /// First what would have been at the head of the report, then what is unused, then ends and overlaps.
  private static func remarks(on exceptions: Report.Exceptions) -> [String] {
    let tops = exceptions.uses.flatMap { use in use.topDays.map { (use: use, top: $0) } }
    var lines = tops.enumerated()
      .sorted { ($0.element.top.rank, $0.offset) < ($1.element.top.rank, $1.offset) }
      .map { wouldHaveBeen($0.element.top, by: $0.element.use) }
    for use in exceptions.uses where exceptions.isUnused(use) {
      lines.append(
        "- \(Escape.markdown(use.id)) took nothing away for \(exceptions.unusedWeeks) weeks or more; "
          + "ask \(Escape.markdown(use.owner)) whether it is still needed.")
    }
    for use in exceptions.uses {
      lines += use.remarks.map {
        "- \(Escape.markdown(use.id)): \(Escape.markdown($0, as: .prose, limit: 300))"
      }
    }
    return lines
  }

  private static func wouldHaveBeen(_ top: Report.TopDay, by use: Report.ExceptionUse) -> String {
    let day = top.day
    let after =
      day.after.map { "lowered to \(Phrase.score($0.score))" }
      ?? "\(Phrase.count(day.hits, "hit")), hidden"
    return "- **Would have been #\(top.rank)**: \(Escape.markdown(day.entity.id)) · "
      + "\(day.day.titled) · score \(Phrase.score(day.before.score)), \(after) by "
      + "\(Escape.markdown(use.id)) (\(Escape.markdown(use.reason, as: .prose)))"
  }
}
