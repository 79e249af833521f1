import Events

/// Markdown for whoever decides on thresholds: what each would have given, and what would change.
package struct MarkdownTuneReportFormat: TuneReportFormat {
  package let fileExtension = "md"

  package init() {}

  package func render(_ report: TuneReport) -> [UInt8] {
    let sections = [
      Self.overview(of: report), Self.ladder(of: report), Self.recommendation(of: report),
      Self.weeks(of: report),
      Self.rehearsal(of: report), Self.patience(of: report), Self.signals(of: report),
      Self.proposal(of: report),
    ]
    let lines = sections.filter { !$0.isEmpty }.joined(separator: [""])
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private static func overview(of report: TuneReport) -> [String] {
    var lines = ["# Thresholds against history · \(report.last)", ""]
    guard let first = report.weeks.first, let last = report.weeks.last else {
      return lines + ["No week could be scored: \(TuneTables.whyNone(report))."]
    }
    lines.append(
      "\(Phrase.count(report.weeks.count, "week")) from \(first) to \(last), days of "
        + "\(WallClock(timeZone: report.timeZone).name); each is scored with what came before it alone. "
        + "**\(Phrase.count(report.hits, "base-rule hit")) → "
        + "\(Phrase.count(report.findings, "finding"))** of "
        + "\(Phrase.count(report.entities, "entity", "entities")).")
    if !report.tooShort.isEmpty {
      lines += [
        "",
        "Left out, as too little lies before them: "
          + "\(Phrase.count(report.tooShort.count, "week")), "
          + "\(report.tooShort[0]) to \(report.tooShort[report.tooShort.count - 1]).",
      ]
    }
    if !report.quiet.isEmpty {
      lines += [
        "",
        "Without any finding: \(report.quiet.map(\.description).joined(separator: ", ")). Quiet, or "
          + "missing in the history? Weeks that are missing make a threshold look better than it is.",
      ]
    }
    return lines + ["", Rarity.scale]
  }

  private static func ladder(of report: TuneReport) -> [String] {
    guard !report.weeks.isEmpty else { return [] }
    return ["## Thresholds", ""] + TuneTables.ladder(of: report).lines() + [
      "",
      "Now is the alert line of `Models/scoring.yaml`. By chance is what is due if nobody ever means "
        + "harm: what a score stands for. "
        + (report.recall.isEmpty
          ? "No verdicts yet in these weeks: `tidewatch triage` gives them."
          : "Harmful is what analysts judged malicious or suspicious; in brackets is the 95 % interval."),
    ]
  }

  private static func weeks(of report: TuneReport) -> [String] {
    guard !report.weeks.isEmpty else { return [] }
    return ["## Week by week", "", "Alerts at each of these thresholds.", ""]
      + TuneTables.weeks(of: report).lines()
  }

  private static func rehearsal(of report: TuneReport) -> [String] {
    guard !report.rehearsed.isEmpty else { return [] }
    return [
      "## Would we have seen it?", "",
      "The procedures of `Models/procedures.yaml`, each tried in these weeks on some who were really "
        + "active, one at a time and in memory only. An attack is seen when one of its days is an alert; in "
        + "brackets is the 95 % interval.", "",
    ] + TuneTables.rehearsed(of: report).lines()
  }

  private static func patience(of report: TuneReport) -> [String] {
    guard let patience = report.patience else { return [] }
    let accepted =
      patience.accepted.map { "From week \($0) on the whole of it is no surprise any more." }
      ?? "In none of these weeks is the whole of it no surprise any more."
    let flooded =
      patience.floodAccepted.map { "from week \($0) on" } ?? "in none of these weeks"
    return [
      "## A patient attacker", "",
      "Requests, vendors and hours grow week by week, and the baseline learns them. Untaught is the same "
        + "week without those before it. \(accepted)", "",
      "After a flood is the top of it behind a first week in which all of the steps were taken at once. "
        + "So it is no surprise any more \(flooded).", "",
    ] + TuneTables.patience(patience).lines()
  }

  private static func recommendation(of report: TuneReport) -> [String] {
    guard let found = report.recommendation else {
      guard !report.weeks.isEmpty else { return [] }
      return ["## Recommended", "", "Nothing: \(TuneTables.noFindings)."]
    }
    return ["## Recommended", "", TuneTables.recommendation(found, of: report)]
      + change(
        "One step up, \(Phrase.score(found.above))", found.tighter, of: report)
      + change(
        "One step down, \(Phrase.score(found.below))", found.looser, of: report)
  }

  /// What a change brings and takes, the first of each named.
  private static func change(
    _ title: String, _ change: AlertChange, of report: TuneReport
  ) -> [String] {
    ["", "**\(title)**: \(TuneTables.counts(of: change))."]
      + named(change.appearing, "+", of: report) + named(change.vanishing, "−", of: report)
  }

  private static func named(
    _ days: [ScoredDay], _ sign: String, of report: TuneReport
  ) -> [String] {
    guard !days.isEmpty, report.named > 0 else { return [] }
    let shown = days.prefix(report.named).map { day in
      let signal = report.strongestSignal(of: day).map { ", most by \(Phrase.words($0))" } ?? ""
      return "- \(sign) \(Escape.markdown(day.entity.id, as: .prose)) on \(day.day), "
        + "score \(Phrase.score(day.score))\(signal)"
    }
    let rest = days.count - shown.count
    return [""] + shown + (rest > 0 ? ["- \(sign) and \(Phrase.count(rest)) more"] : [])
  }

  private static func signals(of report: TuneReport) -> [String] {
    guard !report.weeks.isEmpty else { return [] }
    let idle = report.signals.filter(\.neverMatters).map { Phrase.words($0.signal) }
    return [
      "## Signals", "",
      "At the alert line of now: how often each added to a finding and to an alert, how often alone, and "
        + "the alerts that come (+) and go (−) without it or with half of its weight. What is left is "
        + "scored anew, so others move up.", "",
    ] + TuneTables.signals(of: report).lines()
      + (idle.isEmpty
        ? [] : ["", "Turning off any of these changes no alert: \(idle.joined(separator: ", "))."])
  }

  private static func proposal(of report: TuneReport) -> [String] {
    guard let proposal = report.proposal else { return [] }
    return [
      "## Proposed in \(Escape.markdown(proposal.name, as: .prose))", "",
    ] + proposal.changes.map { "- \(Escape.markdown($0, as: .prose))" }
      + proposal.remarks.map { "- Note: \(Escape.markdown($0, as: .prose))" } + [""]
      + TuneTables.comparison(proposal, with: report).lines()
      + change("Alerts", proposal.change, of: report)
  }
}
