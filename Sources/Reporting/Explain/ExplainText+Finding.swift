import Events

/// Why one day scored as it did, with all numbers.
extension ExplainText {
  func explanation(of finding: Finding) -> [String] {
    let verdict = finding.isAlert ? "alert" : "no alert"
    let score = Phrase.decimal(finding.score, places: 1)
    let title = "\(finding.day.titled)\(holiday(of: finding)): score \(score), \(verdict)"
    var lines = [
      heading(title),
      "  \(Phrase.count(finding.hits, "base-rule hit")) in "
        + "\(Phrase.count(finding.events, "event")); id \(finding.id)",
      "  \(finding.raritySentence)",
    ]
    lines += TerminalLayout.wrapped(Rarity.scale, to: options.width - 2).map { "  \($0)" }
    if let sequel = finding.sequelSentence {
      let words = "\(sequel), by \(Phrase.percent(finding.sequelShare)) of its surprise"
      lines += TerminalLayout.wrapped(words, to: options.width - 2).map { "  \($0)" }
    }
    if let clearance = finding.clearanceSentence {
      lines += TerminalLayout.wrapped(
        Escape.terminal(clearance, columns: 500), to: options.width - 2
      )
      .map { "  \($0)" }
    }
    if let day = finding.excepted {
      let words =
        "excepted: \(day.markWords); without that the score would be "
        + Phrase.decimal(day.before.score, places: 1)
      lines += TerminalLayout.wrapped(
        Escape.terminal(words, columns: 500), to: options.width - 2
      )
      .map { "  \($0)" }
    }
    if let experience = finding.experience { lines.append("  \(experience.sentence)") }
    if let learning = finding.learning {
      lines.append("  still learning: \(Phrase.progress(learning))")
    }
    for signal in finding.signals {
      lines += [""] + numbers(of: signal, in: finding)
    }
    return lines
  }

  private func numbers(of signal: Signal, in finding: Finding) -> [String] {
    var facts = [
      (
        "surprise",
        "\(Phrase.decimal(signal.score, places: 2)) nats, \(Phrase.percent(finding.share(of: signal))) of the day's"
      ),
      ("observed", text(signal.observed)),
    ]
    if let expected = signal.expected { facts.append(("expected", text(expected))) }
    if let band = signal.band {
      let ends = [band.lowerBound, band.upperBound].map { Phrase.decimal($0, places: 1) }
      facts.append(("band", "\(ends.joined(separator: " to ")), two times in three"))
    }
    if let z = signal.z { facts.append(("z", Phrase.decimal(z, places: 2))) }
    if let probability = signal.probability {
      facts.append(("probability", Phrase.probability(probability)))
    }
    if let baseline = signal.baseline {
      let days = Phrase.count(baseline.days, "day")
      facts.append(("baseline", "\(days), \(baseline.from) to \(baseline.until)"))
    } else {
      facts.append(("baseline", "none"))
    }
    let name = Escape.terminal(Phrase.words(signal.name))
    let mark = signal.score > 0 ? "!" : " "
    return [
      "\(mark) \(heading(name))\(signal.isExcepted ? ", excepted" : ""): \(Escape.terminal(signal.explanation, columns: 500))"
    ] + facts.map { "    \(TerminalLayout.padded($0.0, to: 12))\($0.1)" }
  }

  private func text(_ quantity: Signal.Quantity) -> String {
    switch quantity {
    case .number(let number): Phrase.decimal(number, places: number.rounded() == number ? 0 : 2)
    case .text(let text): Escape.terminal(text, columns: options.width - 16)
    }
  }
}
