import Events

/// The tables and sentences that more than one format of a tuning has.
enum TuneTables {
  static func ladder(of report: TuneReport) -> MarkdownTable {
    var table = MarkdownTable([
      ("score", .right), ("", .left), ("alerts a week", .right), ("worst week", .left),
      ("by chance", .right), ("hits removed", .right), ("findings removed", .right),
      ("entities", .right), ("harmful kept", .right), ("benign dropped", .right),
      ("attacks seen", .right),
    ])
    let attacks = allAttacks(of: report)
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
        ] + recall(at: step.score, of: report)
          + [
            attacks.flatMap { seen(at: step.score, $0, of: report) }.map { counted($0) } ?? ""
          ])
    }
    return table
  }

  /// All rehearsed attacks together; `nil` where none was.
  static func allAttacks(of report: TuneReport) -> TuneReport.Rehearsed? {
    report.rehearsed.first {
      $0.procedure.isEmpty && $0.role.isEmpty && $0.atAlertLine.total > 0
    }
  }

  /// Why nothing is recommended where weeks were scored.
  static let noFindings =
    "there is no finding in these weeks, so no threshold is better than another"

  /// Why no week could be scored, without an end.
  static func whyNone(_ report: TuneReport) -> String {
    guard let known = report.known else { return "the history is empty; ingest logs first" }
    let span = "the history is of \(known.lowerBound) to \(known.upperBound)"
    guard report.tooShort.isEmpty else {
      return
        "\(span), and each week needs a few weeks before it; ingest older logs, or come back later"
    }
    return "\(span), and none of it lies in the weeks up to \(report.last); name another --week"
  }

  private static func recall(at score: Double, of report: TuneReport) -> [String] {
    guard let recall = report.recall.first(where: { $0.score == score }) else { return ["", ""] }
    return [recall.harmfulKept, recall.benignDropped].map { $0.total > 0 ? counted($0) : "" }
  }

  /// How many of rehearsed attacks a threshold of the table sees.
  private static func seen(
    at score: Double, _ attacks: TuneReport.Rehearsed, of report: TuneReport
  ) -> Proportion? {
    if score == report.current.score { return attacks.atAlertLine }
    return report.ladder.firstIndex { $0.score == score }.map { attacks.detected[$0] }
  }

  /// `9 of 12 (47 to 91 %)`
  static func counted(_ proportion: Proportion) -> String {
    let (low, high) = (proportion.interval.lowerBound, proportion.interval.upperBound)
    return "\(Phrase.count(proportion.count)) of \(Phrase.count(proportion.total)) "
      + "(\(Phrase.decimal(low * 100, places: 0)) to \(Phrase.decimal(high * 100, places: 0)) %)"
  }

  /// What each procedure came to at the alert line, on each role.
  static func rehearsed(of report: TuneReport) -> MarkdownTable {
    let hasProposal = report.rehearsed.contains { $0.proposed != nil }
    var table = MarkdownTable([
      ("procedure", .left), ("role", .left),
      ("seen at \(Phrase.score(report.current.score))", .right),
      (hasProposal ? "proposed" : "", .right), ("middle score", .right),
    ])
    for row in report.rehearsed where row.atAlertLine.total > 0 {
      table.add([
        row.procedure.isEmpty ? "all" : Escape.markdown(row.procedure, as: .prose),
        row.role.isEmpty ? "all" : Escape.markdown(row.role, as: .prose),
        counted(row.atAlertLine), row.proposed.map { counted($0) } ?? "",
        row.medianScore.map { Phrase.score($0) } ?? "",
      ])
    }
    return table
  }

  static func patience(_ patience: TuneReport.Patience) -> MarkdownTable {
    var table = MarkdownTable([
      ("week", .right), ("requests a day", .right), ("new vendors", .right),
      ("hours later", .right), ("score", .right), ("untaught", .right), ("after a flood", .right),
      ("alerted", .right),
      ("in slow burn", .right),
    ])
    for week in patience.weeks {
      table.add([
        Phrase.count(week.number), Phrase.count(week.requests), Phrase.count(week.newVendors),
        Phrase.count(week.hoursLater), week.score.map { Phrase.score($0) } ?? "–",
        week.untaughtScore.map { Phrase.score($0) } ?? "–",
        week.floodScore.map { Phrase.score($0) } ?? "–", counted(week.alerted),
        counted(week.named),
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

  private static func signed(_ change: AlertChange) -> String {
    change.isNothing
      ? "0" : "+\(Phrase.count(change.appearing.count)) −\(Phrase.count(change.vanishing.count))"
  }

  /// `12`, `1.5`, `0.25`; `0` for nothing.
  static func number(_ value: Double) -> String {
    value == 0 ? "0" : Rarity.figure(value)
  }

  private static func percent(_ share: Double) -> String {
    // So that a little that is left does not read as nothing.
    share < 1 && share > 0.995 ? "99.\(min(9, Int(share * 1000) % 10)) %" : Phrase.percent(share)
  }
}
