import Events

/// The tables and sentences that more than one format of a tuning has.
enum TuneTables {
  static func ladder(of report: TuneReport) -> MarkdownTable {
    var table = MarkdownTable([
      ("score", .right), ("", .left), ("alerts a week", .right), ("worst week", .left),
      ("by chance", .right), ("hits removed", .right), ("findings removed", .right),
      ("entities", .right),
    ])
    let isShown = report.ladder.contains { $0.score == report.current.score }
    let steps = isShown ? report.ladder : report.ladder + [report.current]
    for step in steps.sorted(by: { $0.score < $1.score }) {
      table.add(
        [
          Phrase.score(step.score), mark(step, of: report),
          number(step.median),
          step.worst.map { "\(Phrase.count(step.alerts[$0])) in \(report.weeks[$0])" } ?? "",
          number(step.expectedByChance),
          step.hitsRemoved.map(percent) ?? "", step.findingsRemoved.map(percent) ?? "",
          Phrase.count(step.entities),
        ])
    }
    return table
  }

  private static func mark(_ step: LadderStep, of report: TuneReport) -> String {
    var marks: [String] = []
    if step.score == report.current.score { marks.append("now") }
    if step.score == report.recommendation?.score { marks.append("recommended") }
    return marks.joined(separator: ", ")
  }

  /// `**57** keeps three in four weeks to 10 findings: …`.
  static func recommendation(_ found: Recommendation, of report: TuneReport) -> String {
    let kept = "\(percent(report.keptBy)) of the weeks"
    let budget = "\(number(report.budget)) findings"
    let worst =
      found.step.worst.map {
        ", \(Phrase.count(found.step.alerts[$0])) in the worst, \(report.weeks[$0])"
      } ?? ""
    let figures =
      "\(number(found.step.median)) in the middle week\(worst), "
      + "\(number(found.step.expectedByChance)) due by chance"
    guard found.keepsBudget else {
      return "No threshold keeps \(kept) to \(budget): even 100 gives \(figures). "
        + "Exceptions and verdicts are the way to less."
    }
    return "**Score \(Phrase.score(found.score))** is the lowest that keeps \(kept) to \(budget): "
      + "\(figures)."
  }

  /// `3 alerts more, 12 fewer`
  static func counts(of change: AlertChange) -> String {
    change.isNothing
      ? "no alert changes"
      : "\(Phrase.count(change.appearing.count, "alert")) more, "
        + "\(Phrase.count(change.vanishing.count)) fewer"
  }

  static func signals(of report: TuneReport) -> MarkdownTable {
    var table = MarkdownTable([
      ("signal", .left), ("weight", .right), ("in findings", .right), ("in alerts", .right),
      ("alone", .right), ("without it", .right), ("with half", .right),
    ])
    for effect in report.signals {
      table.add([
        Phrase.words(effect.signal), Phrase.decimal(effect.weight, places: 2),
        Phrase.count(effect.findings), Phrase.count(effect.alerts), Phrase.count(effect.alone),
        signed(effect.off), signed(effect.halved),
      ])
    }
    return table
  }

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
    return table
  }

  private static func signed(_ change: AlertChange) -> String {
    change.isNothing
      ? "0" : "+\(Phrase.count(change.appearing.count)) −\(Phrase.count(change.vanishing.count))"
  }

  /// `12`, `1.5`, `0.25`; `0` for nothing.
  private static func number(_ value: Double) -> String {
    value == 0 ? "0" : Rarity.figure(value)
  }

  private static func percent(_ share: Double) -> String {
    // So that a little that is left does not read as nothing.
    share < 1 && share > 0.995 ? "99.\(min(9, Int(share * 1000) % 10)) %" : Phrase.percent(share)
  }
}
