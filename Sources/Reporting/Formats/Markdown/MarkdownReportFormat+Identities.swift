import Events

/// Which names were taken for one account, for a reader who doubts a baseline.
extension MarkdownReportFormat {
  static func identities(of report: Report) -> [String] {
    let identities = report.identities
    guard !identities.joins.isEmpty || !identities.ambiguities.isEmpty else { return [] }
    var lines = ["## Joined accounts", ""]
    for join in identities.joins.prefix(listRows) {
      let reason = join.isInferred ? "inferred from the data" : "by Models/identities.yaml"
      lines.append("- \(Escape.markdown(join.account)): \(list(join.names)), \(reason)")
    }
    if identities.joins.count > listRows {
      lines.append("- and \(Phrase.count(identities.joins.count - listRows)) more")
    }
    for ambiguity in identities.ambiguities.prefix(listRows) {
      lines.append(
        "- left apart: \(list(ambiguity.names)) could be any of \(list(ambiguity.candidates));"
          + " say in Models/identities.yaml which")
    }
    return lines
  }

  private static func list(_ names: [String]) -> String {
    names.map { Escape.markdown($0) }.joined(separator: ", ")
  }
}
