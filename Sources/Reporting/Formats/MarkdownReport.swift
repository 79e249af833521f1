import Events
import Foundation

/// The report that a hunter reads, and pastes into a ticket.
struct MarkdownReport: ReportFormat {
  let fileExtension = "md"
  let summary = "Markdown for a ticket or a wiki"

  /// Findings that are told in full when there are fewer alerts.
  private static let leastTold = 10
  /// Findings that are told in full at most; the JSON has all.
  private static let mostTold = 50
  private static let learningShown = 20

  func bytes(of report: Report) -> [UInt8] {
    var page = MarkdownPage()
    head(of: report, on: &page)
    findings(of: report, on: &page)
    coverage(of: report, on: &page)
    learning(of: report, on: &page)
    inputs(of: report, on: &page)
    rejections(of: report, on: &page)
    return page.bytes
  }

  // MARK: Sections

  private func head(of report: Report, on page: inout MarkdownPage) {
    let span = report.span
    let zone = MarkdownEscaping.text(span.clock.timeZone.identifier)
    page.heading(1, "Threat-intelligence vendor access, \(span.label)")
    page.paragraph(
      "\(span.first) to \(span.last), days in \(zone). Rule T1597.001, severity"
        + " \(MarkdownEscaping.text(report.rule.severity)), confidence"
        + " \(MarkdownEscaping.text(report.rule.confidence)).")
    let figures = report.summary
    let hits = Plural.count(figures.hits, "rule hit")
    let findings = Plural.count(figures.findings, "finding")
    let alerts = Plural.count(figures.alerts, "alert")
    var line = "**\(hits) → \(findings) → \(alerts)** at score ≥ \(score(report.rule.alertScore))"
    if let reduction = figures.noiseReduction {
      line += ": \(String(format: "%.1f", reduction)) % less to read"
    }
    page.paragraph(line + ".")
    page.paragraph(
      "\(Plural.count(figures.events, "access", "accesses")) to TI vendors by"
        + " \(Plural.count(figures.entities, "entity", "entities"));"
        + " \(Plural.count(figures.failedSignIns, "sign-in")) to TI vendors' apps failed.")
  }

  private func findings(of report: Report, on page: inout MarkdownPage) {
    let alerts = report.findings.count { $0.finding.isAlert }
    let told = report.findings.prefix(min(Self.mostTold, max(alerts, Self.leastTold)))
    page.heading(2, "Findings")
    if told.isEmpty {
      page.paragraph("The base rule returned nothing in this span.")
    }
    for reported in told { finding(reported, in: report, on: &page) }
    let rest = report.findings.count - told.count
    if rest > 0 {
      page.paragraph("\(Plural.count(rest, "more finding")) below these in the JSON report.")
    }
  }

  private func finding(
    _ reported: ReportedFinding, in report: Report, on page: inout MarkdownPage
  ) {
    let finding = reported.finding
    let day = "\(Weekdays.short(finding.day)) \(finding.day)"
    page.heading(
      3, "#\(reported.rank) · \(MarkdownEscaping.text(finding.entity.id)) · \(day)"
        + " · score \(score(finding.score))" + (finding.isAlert ? " · alert" : ""))
    page.paragraph(
      "\(finding.entity.kind.rawValue), \(Plural.count(finding.hits, "hit")) in"
        + " \(Plural.count(finding.events, "access", "accesses")), id `\(finding.id)`")
    let fired = finding.signals.filter { $0.score > 0 }
    let quiet = finding.signals.filter { $0.score == 0 }
    page.list(
      fired.sorted { ($1.score, $0.name) < ($0.score, $1.name) }.map { signal in
        "**\(signal.name)** (\(String(format: "%.1f", signal.score)) nats):"
          + " \(MarkdownEscaping.text(signal.explanation, limit: 400))"
      }
        + quiet.map { "\($0.name): \(MarkdownEscaping.text($0.explanation, limit: 400))" })
    if let learning = finding.learning {
      page.paragraph(
        "_Learning: \(learning.daysKnown) of \(learning.daysNeeded) days are known; the score is"
          + " held down accordingly._")
    }
    evidence(of: reported, in: report, on: &page)
  }

  private func evidence(
    of reported: ReportedFinding, in report: Report, on page: inout MarkdownPage
  ) {
    let clock = report.span.clock
    page.table(
      ["time (UTC)", "hour", "vendor", "target or URL", "client", "source", "flags", "rows"],
      reported.evidence.map { row in
        let event = row.hit.event
        let vendor = report.vendorNames[event.vendor] ?? event.vendor
        return [
          String(event.time.description.prefix(19)), "\(clock.hour(of: event.time))",
          MarkdownEscaping.text(vendor),
          MarkdownEscaping.code(event.url.isEmpty ? event.target : event.url, limit: 120),
          MarkdownEscaping.code(event.client, limit: 60), MarkdownEscaping.code(event.source),
          flags(of: row.hit), "\(row.count)",
        ]
      })
    if reported.moreHits > 0 {
      page.paragraph("and \(Plural.count(reported.moreHits, "more hit")) that day")
    }
  }

  private func flags(of hit: Hit) -> String {
    var flags: [String] = []
    if hit.isAPICall { flags.append("API") }
    if hit.isScriptedClient { flags.append("scripted") }
    if hit.isLookalike { flags.append("look-alike") }
    if !hit.event.risk.isEmpty { flags.append("risk " + MarkdownEscaping.text(hit.event.risk)) }
    if !hit.event.country.isEmpty { flags.append(MarkdownEscaping.text(hit.event.country)) }
    return flags.isEmpty ? "–" : flags.joined(separator: ", ")
  }

  private func coverage(of report: Report, on page: inout MarkdownPage) {
    page.heading(2, "What was read")
    let days = (0...max(0, report.span.first.distance(to: report.span.last)))
      .map { report.span.first.advanced(by: $0) }
    let sources = Dictionary(grouping: report.coverage, by: \.source)
    page.table(
      ["source"] + days.map { "\(Weekdays.short($0)) \($0.description.suffix(5))" },
      sources.keys.sorted().map { source in
        let rows = sources[source] ?? []
        return [MarkdownEscaping.text(source)]
          + days.map { day in
            rows.first { $0.day == day }.map { "\($0.events) / \($0.hits)" } ?? "–"
          }
      })
    page.paragraph(
      sources.isEmpty
        ? "No access to a TI vendor is in the history for these days."
        : "Accesses / hits a day. A dash is a day without any: check that its logs were exported.")
  }

  private func learning(of report: Report, on page: inout MarkdownPage) {
    guard !report.learning.isEmpty else { return }
    page.heading(2, "Thin baselines")
    page.paragraph(
      "\(Plural.count(report.learning.count, "entity", "entities")) of this span are not known long"
        + " enough; their scores are held down and say so.")
    page.list(
      report.learning.prefix(Self.learningShown).map { entry in
        "\(MarkdownEscaping.text(entry.entity.id)): \(entry.learning.daysKnown) of"
          + " \(entry.learning.daysNeeded) days"
      })
    if report.learning.count > Self.learningShown {
      page.paragraph("and \(report.learning.count - Self.learningShown) more in the JSON report")
    }
  }

  private func inputs(of report: Report, on page: inout MarkdownPage) {
    guard !report.inputs.isEmpty else { return }
    page.heading(2, "Inputs")
    page.table(
      ["input", "format", "records", "accesses", "hits", "rejected"],
      report.inputs.map { row in
        [
          MarkdownEscaping.code(row.name), row.format.isEmpty ? "–" : row.format,
          "\(row.records)", "\(row.events)", "\(row.hits)", "\(row.rejected)",
        ]
      })
  }

  private func rejections(of report: Report, on page: inout MarkdownPage) {
    page.heading(2, "Rejections")
    guard !report.rejections.isEmpty else {
      page.paragraph("Nothing was rejected.")
      return
    }
    page.table(
      ["reason", "count", "example", "what is wrong"],
      report.rejections.flatMap { row in
        row.examples.enumerated().map { index, example in
          [
            index == 0 ? row.reason.rawValue : "", index == 0 ? "\(row.count)" : "",
            MarkdownEscaping.code(example.location.description),
            MarkdownEscaping.text(example.detail, limit: 200),
          ]
        }
      })
  }

  private func score(_ value: Double) -> String { String(format: "%.0f", value) }
}
