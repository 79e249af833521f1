import Events

extension MarkdownReportFormat {
  /// The hits of a finding as a table, those that are alike in one row.
  static func evidence(of ranked: Report.RankedFinding, in report: Report) -> [String] {
    let evidence = ranked.evidence.prefix(evidenceRows)
    guard !evidence.rows.isEmpty else { return [] }
    let clock = WallClock(timeZone: report.window.timeZone)
    var table = MarkdownTable([
      ("time (\(clock.name))", .left), ("UTC", .left), ("hits", .right), ("source", .left),
      ("vendor", .left), ("target", .left), ("URL of the first", .left), ("client", .left),
      ("country", .left), ("risk", .left), ("network", .left), ("conditional access", .left),
      ("notes", .left),
    ])
    for row in evidence.rows {
      let event = row.hit.event
      let fields = [
        event.source, report.vendorName(event.vendor), event.target, event.url, event.client,
        event.country, event.risk, event.networkDetails, event.conditionalAccess,
      ]
      table.add(
        [
          span(of: row, in: clock), clock.isUTC ? "" : span(of: row, in: WallClock(timeZone: .gmt)),
          Phrase.count(row.count),
        ] + fields.map { Escape.markdown($0, as: .cell, limit: 120) } + [notes(on: row.hit)])
    }
    var lines = [""] + table.lines()
    if evidence.omittedRows > 0 {
      let hits = Phrase.count(evidence.omittedHits, "more hit")
      lines += ["", "And \(hits) in \(Phrase.count(evidence.omittedRows, "more row"))."]
    }
    return lines
  }

  /// `2026-11-18 09:14:27`, with the latest time when there are several hits: `… – 17:02:11`.
  private static func span(of row: Evidence.Row, in clock: WallClock) -> String {
    let first = clock.dateAndTime(row.hit.event.time)
    let last = clock.dateAndTime(row.last)
    if first == last { return first }
    let isSameDay = first.prefix(10) == last.prefix(10)
    return "\(first) – \(isSameDay ? clock.timeOfDay(row.last) : last)"
  }

  private static func notes(on hit: Hit) -> String {
    let notes = [
      (hit.isAPICall, "API call"), (hit.isScriptedClient, "scripted client"),
      (hit.isLookalike, "look-alike host"), (hit.isAttributed, "user inferred from the source"),
    ]
    return notes.filter(\.0).map(\.1).joined(separator: ", ")
  }
}
