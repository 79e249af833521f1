import Events

/// The tables that set the alert line beside what is recommended and proposed.
extension TuneTables {
  /// The alerts of each week, at the alert line, as recommended and as proposed.
  static func weeks(of report: TuneReport) -> MarkdownTable {
    var columns = [("now, \(Phrase.score(report.current.score))", report.current.alerts)]
    if let found = report.recommendation, found.score != report.current.score {
      columns.append(("recommended, \(Phrase.score(found.score))", found.step.alerts))
    }
    // A proposal may have other weeks.
    if let step = report.proposal?.step, step.alerts.count == report.weeks.count {
      columns.append(("proposed, \(Phrase.score(step.score))", step.alerts))
    }
    var table = MarkdownTable([("week", .left)] + columns.map { ($0.0, .right) })
    for (place, week) in report.weeks.enumerated() {
      table.add(["\(week)"] + columns.map { Phrase.count($0.1[place]) })
    }
    return table
  }

  /// The same weeks as they are and as proposed.
  static func comparison(_ proposal: TuneReport.Proposal, with report: TuneReport) -> MarkdownTable
  {
    var table = MarkdownTable([("", .left), ("now", .right), ("proposed", .right)])
    func row(_ title: String, _ value: (LadderStep) -> String) {
      table.add([title, value(report.current), value(proposal.step)])
    }
    row("alert line") { Phrase.score($0.score) }
    table.add(["base-rule hits", Phrase.count(report.hits), Phrase.count(proposal.hits)])
    table.add(["findings", Phrase.count(report.findings), Phrase.count(proposal.findings)])
    row("alerts") { Phrase.count($0.total) }
    row("alerts in the middle week") { number($0.median) }
    row("alerts in the worst week") { step in
      step.worst.map { Phrase.count(step.alerts[$0]) } ?? ""
    }
    row("entities with an alert") { Phrase.count($0.entities) }
    row("due by chance a week") { number($0.expectedByChance) }
    let recall = report.recall.first { $0.score == report.current.score }
    func row(_ title: String, _ share: (TuneReport.Recall) -> Proportion) {
      guard [recall, proposal.recall].contains(where: { ($0.map(share)?.total ?? 0) > 0 }) else {
        return
      }
      table.add([title] + [recall, proposal.recall].map { $0.map { counted(share($0)) } ?? "" })
    }
    row("judged harmful and kept", \.harmfulKept)
    row("judged benign and dropped", \.benignDropped)
    if let attacks = allAttacks(of: report) {
      table.add([
        "rehearsed attacks seen", counted(attacks.atAlertLine),
        attacks.proposed.map { counted($0) } ?? "",
      ])
    }
    return table
  }
}
