import Events

extension MarkdownReportFormat {
  /// All alerts, and the next findings up to a bound.
  static func findings(of report: Report) -> [String] {
    var lines = ["## Findings"]
    let listed = report.findings.filter { $0.repeated == nil }
    let shown = listed.enumerated()
      .filter { $0.offset < leastFindings || $0.element.finding.isAlert }.map(\.element)
    for finding in shown {
      lines += [""] + section(for: finding, in: report)
    }
    let more = listed.count - shown.count
    if report.findings.isEmpty { lines += ["", "The base rule returned nothing in this window."] }
    if more > 0 {
      lines += ["", "And \(Phrase.count(more)) more below the alert line: see the JSON report."]
    }
    return lines
  }

  private static func section(for ranked: Report.RankedFinding, in report: Report) -> [String] {
    let finding = ranked.finding
    let heading = [
      "### #\(ranked.rank)", Escape.markdown(finding.entity.id), finding.day.titled,
      "score \(Phrase.score(finding.score))",
    ]
    let facts =
      [
        finding.isAlert ? "**Alert**" : "Finding", finding.entity.kind.title,
        Escape.markdown(ranked.role.title, as: .prose),
        "\(Phrase.count(finding.hits, "hit")) in \(Phrase.count(finding.events, "event"))",
      ] + holiday(of: finding) + weaker(of: finding) + ["id \(finding.id)"]
    return [
      heading.joined(separator: " · "), "", facts.joined(separator: " · "), "",
      sentence(finding.raritySentence), "",
    ] + triage(of: ranked)
      + signals(of: finding) + evidence(of: ranked, in: report)
  }

  /// What was seen of the entity on that day and is no event.
  private static func weaker(of finding: Finding) -> [String] {
    var facts: [String] = []
    if finding.lookups > 0 {
      facts.append("\(Phrase.count(finding.lookups, "DNS lookup")) of vendors' names")
    }
    if finding.backgroundSignIns > 0 {
      facts.append(Phrase.count(finding.backgroundSignIns, "background sign-in"))
    }
    return facts
  }

  /// One sentence for each signal that fired, the strongest first, and what was as usual.
  private static func signals(of finding: Finding) -> [String] {
    let fired = finding.signals.enumerated().filter { counts($0.element, in: finding) }
      .sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
      .map(\.element)
    var lines = fired.map { signal in
      "- **\(title(of: signal))**: \(explanation(of: signal))"
        + " (\(figures(of: signal, in: finding).joined(separator: "; ")))"
    }
    if let sequel = finding.sequelSentence {
      lines.append(
        "- **sequel**: \(sequel) (\(Phrase.percent(finding.sequelShare)) of the surprise)")
    }
    lines += finding.signals.filter(\.isExcepted).map { signal in
      "- \(title(of: signal)), excepted: \(explanation(of: signal))"
    }
    let silent = finding.signals.filter { !counts($0, in: finding) && !$0.isExcepted }
    lines += silent.filter(isCovered).map { signal in
      "- \(title(of: signal)), counted with a stronger sign of its kind: \(explanation(of: signal))"
    }
    let quiet = silent.filter { !isCovered($0) }.map(title).joined(separator: ", ")
    if !quiet.isEmpty {
      lines.append(
        "- \(finding.learning == nil ? "not unusual" : "cannot be judged yet"): \(quiet)")
    }
    lines += excepted(finding)
    if let clearance = finding.clearanceSentence {
      lines.append("- \(Escape.markdown(clearance, as: .prose, limit: 500))")
    }
    if let baseline = finding.signals.lazy.compactMap(\.baseline).first {
      lines.append(
        "- learned from \(Phrase.count(baseline.days, "day")), \(baseline.from) to \(baseline.until)"
      )
    }
    if let learning = finding.learning {
      lines.append("- still learning: \(Phrase.progress(learning)); read the score with care")
    }
    return lines
  }

  /// Whether a signal adds as much as a per cent of the surprise.
  private static func counts(_ signal: Signal, in finding: Finding) -> Bool {
    signal.score > 0 && (finding.surprise <= 0 || finding.share(of: signal) >= 0.005)
  }

  /// Unusual, and yet without a share, as another signal says the same more strongly.
  private static func isCovered(_ signal: Signal) -> Bool {
    signal.score <= 0 && signal.probability.map { $0 < 0.1 } == true
  }

  /// Its share of the surprise, and what the probability is made of.
  private static func figures(of signal: Signal, in finding: Finding) -> [String] {
    var figures = ["\(Phrase.percent(finding.share(of: signal))) of the surprise"]
    if let probability = signal.probability {
      figures.append("probability \(Phrase.probability(probability))")
    }
    if let band = signal.band, case .number(let expected) = signal.expected {
      let ends = [band.lowerBound, band.upperBound].map { Phrase.decimal($0, places: 1) }
      figures.append(
        "expected \(Phrase.decimal(expected, places: 1)), two times in three "
          + ends.joined(separator: " to "))
    }
    if let z = signal.z { figures.append("z = \(Phrase.decimal(z, places: 1))") }
    return figures
  }

  private static func explanation(of signal: Signal) -> String {
    Escape.markdown(signal.explanation, as: .prose, limit: 500)
  }

  /// Words of our own as a sentence.
  static func sentence(_ words: String) -> String {
    words.prefix(1).uppercased() + words.dropFirst() + "."
  }

  private static func title(of signal: Signal) -> String {
    Escape.markdown(Phrase.words(signal.name), as: .prose)
  }
}

extension Entity.Kind {
  /// The kind in words.
  var title: String {
    switch self {
    case .user: "user"
    case .service: "service account"
    case .host: "source host without a known user"
    }
  }
}
