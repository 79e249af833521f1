import Events

extension MarkdownReportFormat {
  /// Entities named of one item.
  private static let entitiesNamed = 8

  /// What was new to many, once; their findings say so, too.
  static func shared(of report: Report) -> [String] {
    guard !report.sharedNovelties.isEmpty else { return [] }
    let intro =
      "One cause, told once: each of these is less of a surprise for the accounts that share it."
    let items = report.sharedNovelties.prefix(listRows).map { shared in
      let sentence = Escape.markdown(report.sentence(of: shared), as: .prose, limit: 300)
      var names = shared.entities.prefix(entitiesNamed).map { Escape.markdown($0.id) }
      let more = shared.entities.count - names.count
      if more > 0 { names.append("\(Phrase.count(more)) more") }
      return "- \(sentence): \(names.joined(separator: ", "))"
    }
    return ["## What happened to many", "", intro, ""] + items
      + more(than: listRows, of: report.sharedNovelties.count)
  }
}
