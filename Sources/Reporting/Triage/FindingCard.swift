import Events

/// A finding as an analyst reads it before a verdict, in a few lines of a terminal.
package struct FindingCard {
  /// Signals and rows of evidence that are shown.
  private static let signalsShown = 4
  private static let rowsShown = 4

  private let report: Report
  private let width: Int
  private let usesColour: Bool

  /// - Parameter width: columns of the terminal.
  package init(of report: Report, width: Int, usesColour: Bool) {
    self.report = report
    self.width = max(40, width)
    self.usesColour = usesColour
  }

  /// Ends in a line break.
  package func text(of ranked: Report.RankedFinding) -> String {
    let finding = ranked.finding
    let title =
      "#\(ranked.rank)  \(Escape.terminal(finding.entity.id))  \(finding.day.titled)  "
      + "score \(Phrase.score(finding.score))\(finding.isAlert ? ", alert" : "")"
    var lines = [usesColour ? TerminalLayout.styled(title, .bold) : title]
    lines += indented(
      "\(Escape.terminal(ranked.role.title)); \(Phrase.count(finding.hits, "hit")) in "
        + "\(Phrase.count(finding.events, "event"))"
        + (finding.holiday.map { "; holiday (\(Escape.terminal($0)))" } ?? "")
        + "; id \(finding.id)")
    lines += indented(finding.raritySentence)
    if let learning = finding.learning {
      lines += indented("still learning: \(Phrase.progress(learning))")
    }
    if let sequel = finding.sequelSentence { lines += indented(sequel) }
    if let experience = finding.experience { lines += indented(experience.sentence) }
    lines += signals(of: finding)
    lines += evidence(of: ranked)
    return lines.joined(separator: "\n") + "\n"
  }

  private func signals(of finding: Finding) -> [String] {
    let fired = finding.signals.filter { $0.score > 0 }.sorted {
      ($1.score, $0.name) < ($0.score, $1.name)
    }
    let shown = fired.prefix(Self.signalsShown).flatMap { signal in
      indented(
        "\(Phrase.words(signal.name)) \(Phrase.percent(finding.share(of: signal))): "
          + Escape.terminal(signal.explanation, columns: 400), mark: "! ")
    }
    let more = fired.count - Self.signalsShown
    return shown + (more > 0 ? indented("and \(Phrase.count(more, "weaker sign"))") : [])
  }

  private func evidence(of ranked: Report.RankedFinding) -> [String] {
    let clock = WallClock(timeZone: report.window.timeZone)
    let evidence = ranked.evidence.prefix(Self.rowsShown)
    let rows = evidence.rows.map { row in
      let event = row.hit.event
      let fields = [
        clock.timeOfDay(row.hit.event.time), "× \(Phrase.count(row.count))", event.source,
        report.vendorName(event.vendor), event.url.isEmpty ? event.target : event.url, event.client,
        event.country,
      ]
      let text = fields.filter { !$0.isEmpty }.joined(separator: "  ")
      return "    " + Escape.terminal(text, columns: width - 4)
    }
    return rows
      + (evidence.omittedHits > 0
        ? ["    and \(Phrase.count(evidence.omittedHits, "more hit"))"] : [])
  }

  private func indented(_ text: String, mark: String = "  ") -> [String] {
    TerminalLayout.wrapped(text, to: width - 4).enumerated().map { place, line in
      "  \(place == 0 ? mark : "  ")\(line)"
    }
  }
}
