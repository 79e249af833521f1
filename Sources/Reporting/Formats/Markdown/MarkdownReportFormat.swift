import Events

/// Markdown for a ticket: what was read, what stood out and why, and what could not be judged.
///
///     # TI vendor access · 2026-W47 · UTC
///
///     **1,204 base-rule hits → 31 findings → 3 alerts.** …
package struct MarkdownReportFormat: ReportFormat {
  package let name = "markdown"
  package let fileExtension = "md"
  package let purpose = "For people: paste it into a ticket, or read it as it is."

  /// All alerts are written, and findings below the alert line up to this many in all.
  static let leastFindings = 20
  /// Evidence rows of one finding; the JSON report has more.
  static let evidenceRows = 10
  /// Rows of the other lists that can grow without bound.
  static let listRows = 20

  package init() {}

  package func render(_ report: Report) -> [UInt8] {
    let sections = [
      Self.overview(of: report), Self.coverage(of: report), Self.shared(of: report),
      Self.findings(of: report), Self.judgedBefore(of: report), Self.slowBurns(of: report),
      Self.exceptions(of: report),
      Self.learning(of: report), Self.identities(of: report), Self.rejections(of: report),
      Self.inputs(of: report),
    ]
    let lines = sections.filter { !$0.isEmpty }.joined(separator: [""])
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  private static func overview(of report: Report) -> [String] {
    let window = report.window
    let clock = WallClock(timeZone: window.timeZone)
    let title = window.week?.description ?? "\(window.firstDay) to \(window.lastDay)"
    let rule =
      "severity \(Escape.markdown(report.rule.severity, as: .prose)), "
      + "confidence \(Escape.markdown(report.rule.confidence, as: .prose))"
    return [
      "# TI vendor access · \(title) · \(clock.name)",
      "",
      "\(window.firstDay.titled) to \(window.lastDay.titled), days of \(clock.name); "
        + "in UTC from \(window.span.start) up to \(window.span.end).",
      "Base rule \(Escape.markdown(report.rule.technique, as: .prose)): \(rule). "
        + "A finding is one entity on one day; from score "
        + "\(Phrase.score(report.rule.alertScore)) on it is an alert. "
        + Rarity.scale,
      "",
      result(of: report.summary) + hidden(in: report),
    ] + holidays(of: report) + chance(of: report) + verdicts(of: report)
  }

  /// How many of the alerts are expected without anything having happened.
  private static func chance(of report: Report) -> [String] {
    guard let chance = report.chance else {
      return [
        "",
        "How many alerts chance alone would bring is not known yet: the past here is too short.",
      ]
    }
    let line = Rarity(weeks: report.rule.alertWeeks).words
    let share = chance.share.map {
      ", so up to \(Phrase.percent($0)) of the alerts may be no more than that"
    }
    return [
      "",
      "About \(chance.words) expected by chance alone: the alert line is a "
        + "day such as comes \(line) here\(share ?? "").",
    ]
  }

  /// From hits to alerts, and how much less that is to read.
  private static func result(of summary: Report.Summary) -> String {
    let counts = [
      Phrase.count(summary.hits, "base-rule hit"), Phrase.count(summary.findings, "finding"),
      Phrase.count(summary.alerts, "alert"),
    ]
    var text = "**\(counts.joined(separator: " → "))**"
    if let findings = summary.reductionToFindings, let alerts = summary.reductionToAlerts {
      text += " (noise reduction \(percent(findings)) → \(percent(alerts)))"
    }
    let entities = Phrase.count(summary.entities, "entity", "entities")
    text += ". \(Phrase.count(summary.events, "event")) of \(entities)"
    text += "; \(Phrase.count(summary.failedSignIns, "failed sign-in"))"
    return text + "; \(Phrase.count(summary.rejected, "record")) rejected."
  }

  /// That there is more than what is shown.
  private static func hidden(in report: Report) -> String {
    guard let exceptions = report.exceptions, exceptions.hidden > 0 else { return "" }
    return " Exceptions hide \(Phrase.count(exceptions.hidden, "more finding")); see below."
  }

  private static func percent(_ value: Double) -> String {
    Phrase.decimal(value, places: 2) + " %"
  }
}
