import Events

/// What a reader must know about the limits of a report: thin baselines, rejections, inputs.
extension MarkdownReportFormat {
  static func learning(of report: Report) -> [String] {
    guard !report.learning.isEmpty else { return [] }
    var table = MarkdownTable([
      ("entity", .left), ("kind", .left), ("baseline", .left), ("findings", .right),
    ])
    for thin in report.learning.prefix(listRows) {
      table.add([
        Escape.markdown(thin.entity.id, as: .cell), thin.entity.kind.title,
        Phrase.progress(thin.learning),
        Phrase.count(thin.findings),
      ])
    }
    let intro =
      "The past of \(Phrase.count(report.learning.count, "entity", "entities")) is too short "
      + "to say what is normal; a low score means little here."
    return ["## Thin baselines", "", intro, ""] + table.lines()
      + more(than: listRows, of: report.learning.count)
  }

  static func rejections(of report: Report) -> [String] {
    guard !report.rejections.isEmpty else { return [] }
    var lines = ["## Rejected records", "", "Not read as events, and so not scored.", ""]
    for group in report.rejections {
      let reason = Phrase.words(group.reason.rawValue)
      lines.append("- **\(Phrase.count(group.count)) × \(reason)**: \(group.reason.remedy)")
      for example in group.examples.prefix(3) {
        let place = Escape.markdown(example.location.description)
        let detail = Escape.markdown(example.detail, as: .prose, limit: 300)
        let excerpt = Escape.markdown(example.excerpt, limit: 80)
        lines.append("  - \(place): \(detail)" + (excerpt.isEmpty ? "" : " \(excerpt)"))
      }
    }
    return lines
  }

  static func inputs(of report: Report) -> [String] {
    guard !report.inputs.isEmpty else { return [] }
    var table = MarkdownTable([
      ("input", .left), ("format", .left), ("records", .right), ("passed over", .right),
      ("parsed", .right), ("rejected", .right), ("events", .right), ("hits", .right),
    ])
    for input in report.inputs.prefix(listRows) {
      table.add(
        [input.name, input.format].map { Escape.markdown($0, as: .cell) }
          + [
            input.records, input.passedOver, input.parsed, input.rejected, input.events, input.hits,
          ].map { Phrase.count($0) })
    }
    let note =
      "Records passed over, parsed and rejected add up to all; events are TI-vendor accesses."
    return ["## Inputs", "", note, ""] + table.lines()
      + more(than: listRows, of: report.inputs.count)
  }

  static func more(than shown: Int, of count: Int) -> [String] {
    count > shown ? ["", "And \(Phrase.count(count - shown)) more."] : []
  }
}
