import Events

/// Which names and sources were taken for whom, for a reader who doubts a baseline.
extension MarkdownReportFormat {
  static func identities(of report: Report) -> [String] {
    let identities = report.identities
    let lines = joins(of: identities) + attributions(of: identities) + clocks(of: identities)
    return lines.isEmpty ? [] : ["## Who is who", ""] + lines
  }

  private static func joins(of identities: Report.Identities) -> [String] {
    var lines: [String] = []
    for join in identities.joins.prefix(listRows) {
      let reason = join.isInferred ? "inferred from the data" : "by Models/identities.yaml"
      lines.append("- \(Escape.markdown(join.account)): \(list(join.names)), \(reason)")
    }
    lines += rest(of: identities.joins.count)
    for ambiguity in identities.ambiguities.prefix(listRows) {
      lines.append(
        "- left apart: \(list(ambiguity.names)) could be any of \(list(ambiguity.candidates));"
          + " say in Models/identities.yaml which")
    }
    return lines
  }

  private static func attributions(of identities: Report.Identities) -> [String] {
    identities.attributions.prefix(listRows).map { attribution in
      "- \(Escape.markdown(attribution.account)): "
        + "\(Phrase.count(attribution.events, "event")) without a user from "
        + "\(Escape.markdown(attribution.source)), where no other account was seen around that time"
    } + rest(of: identities.attributions.count)
  }

  private static func clocks(of identities: Report.Identities) -> [String] {
    identities.clocks.prefix(listRows).map { clock in
      "- \(Escape.markdown(clock.account)): days and hours of "
        + "\(Escape.markdown(clock.timeZone, as: .prose)), by its "
        + "\(Escape.markdown(clock.reason, as: .prose)) on \(Phrase.count(clock.days)) of "
        + Phrase.count(clock.daysKnown, "day")
    } + rest(of: identities.clocks.count)
  }

  private static func rest(of count: Int) -> [String] {
    count > listRows ? ["- and \(Phrase.count(count - listRows)) more"] : []
  }

  private static func list(_ names: [String]) -> String {
    names.map { Escape.markdown($0) }.joined(separator: ", ")
  }
}
