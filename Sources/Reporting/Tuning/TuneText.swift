/// What a tuning says on the terminal: the table, and the threshold that it recommends.
package enum TuneText {
  package static func render(_ report: TuneReport) -> String {
    guard !report.weeks.isEmpty else {
      return "no week could be scored: \(TuneTables.whyNone(report))\n"
    }
    var lines = [
      "\(Phrase.count(report.weeks.count, "week")), "
        + "\(Phrase.count(report.hits, "base-rule hit")) → "
        + "\(Phrase.count(report.findings, "finding"))", "",
    ]
    lines += TuneTables.ladder(of: report).lines() + [""]
    if let found = report.recommendation {
      lines += [
        TuneTables.recommendation(found, of: report).replacing("**", with: ""),
        "up to \(Phrase.score(found.above)): \(TuneTables.counts(of: found.tighter)); "
          + "down to \(Phrase.score(found.below)): \(TuneTables.counts(of: found.looser))",
      ]
    } else {
      lines.append("no recommendation: \(TuneTables.noFindings)")
    }
    if !report.rehearsed.isEmpty {
      lines += ["", "rehearsed attacks:"]
      lines += TuneTables.rehearsed(of: report.forAllRoles).lines()
    }
    if let proposal = report.proposal {
      lines += ["", "proposed in \(Escape.terminal(proposal.name)):"]
      lines += TuneTables.comparison(proposal, with: report).lines()
      lines.append(TuneTables.counts(of: proposal.change))
      lines += proposal.remarks.map { "note: \(Escape.terminal($0))" }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension TuneReport {
  /// The same with the rows of rehearsals that are about all roles.
  fileprivate var forAllRoles: TuneReport {
    var report = self
    report.rehearsed.removeAll { !$0.role.isEmpty }
    return report
  }
}
