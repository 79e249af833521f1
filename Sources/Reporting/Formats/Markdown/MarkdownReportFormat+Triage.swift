import Events

/// What analysts made of the findings; nothing of it is there where nobody judged any.
extension MarkdownReportFormat {
  static func verdicts(of report: Report) -> [String] {
    report.summary.verdicts.map { ["", "Findings by verdict: \($0.words)."] } ?? []
  }

  /// The verdict about a finding, and what others did to its score.
  static func triage(of ranked: Report.RankedFinding) -> [String] {
    var lines: [String] = []
    if let judgement = ranked.judgement {
      var text = "**Judged \(judgement.verdict.words)** \(origin(of: judgement))"
      if judgement.contradicted > 0 {
        let others = Phrase.count(judgement.contradicted, "earlier verdict")
        text += " (\(others) otherwise: see `tidewatch triage show \(ranked.finding.id)`)"
      }
      lines += [text, ""]
    }
    if let experience = ranked.finding.experience {
      lines += [sentence(experience.sentence), ""]
    }
    return lines
  }

  /// Repeats of judged days, a line each.
  static func judgedBefore(of report: Report) -> [String] {
    let repeats = report.findings.filter { $0.repeated != nil }
    guard !repeats.isEmpty else { return [] }
    let intro =
      "Repeats of days that were judged benign, with no other and no stronger signs; no alerts."
    let items = repeats.prefix(listRows).compactMap { ranked in
      ranked.repeated.map { known in
        "- #\(ranked.rank) · \(Escape.markdown(ranked.finding.entity.id)) · "
          + "\(ranked.finding.day.titled) · score \(Phrase.score(ranked.finding.score)) · "
          + "id \(ranked.finding.id): as on \(known.day.titled), "
          + "judged \(known.judgement.verdict.words) \(origin(of: known.judgement))"
      }
    }
    return ["## Judged before", "", intro, ""] + items + more(than: listRows, of: repeats.count)
  }

  /// `by bob on 2026-11-24: quarterly report`.
  private static func origin(of judgement: Report.Judgement) -> String {
    let note = Escape.markdown(judgement.note, as: .prose, limit: 500)
    return "by \(Escape.markdown(judgement.analyst, as: .prose)) on \(judgement.day)"
      + (note.isEmpty ? "" : ": \(note)")
  }
}
