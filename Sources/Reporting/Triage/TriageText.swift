import Events

/// Verdicts for the terminal.
package enum TriageText {
  /// A row an entry, in the order given; ends in a line break. Empty for none.
  ///
  /// - Parameters:
  ///   - marked: ids of entries with a star in front; `nil` for no such column.
  ///   - width: columns of the terminal.
  package static func table(
    of entries: [TriageEntry], marked: Set<String>? = nil, width: Int
  ) -> String {
    guard !entries.isEmpty else { return "" }
    let titles = ["", "given", "verdict", "day", "entity", "analyst", "finding", "score", "note"]
    let rows = entries.map { entry in
      let days = entry.days
      return [
        marked?.contains(entry.id) == true ? "*" : "", "\(entry.time)", entry.verdict.rawValue,
        days.lowerBound == days.upperBound
          ? "\(days.lowerBound)" : "\(days.lowerBound) to \(days.upperBound)",
        Escape.terminal(entry.entity, columns: 48), Escape.terminal(entry.analyst, columns: 24),
        entry.findingID ?? "", entry.basis.map { Phrase.score($0.score) } ?? "",
        Escape.terminal(entry.note, columns: max(24, width / 3)),
      ]
    }
    let columns = titles.indices.filter { column in
      column == 0 ? marked != nil : rows.contains { !$0[column].isEmpty }
    }
    let all = [titles] + rows
    let widths = columns.map { column in
      all.map { Escape.columnCount(of: $0[column]) }.max() ?? 0
    }
    return all.map { row in
      zip(columns, widths).map { TerminalLayout.padded(row[$0], to: $1) }
        .joined(separator: "  ").trimmingTrailingSpaces + "\n"
    }.joined()
  }

  /// Every verdict about an entity in some days, and what the finding rested on when it was judged.
  package static func history(
    of entity: String, days: ClosedRange<LocalDay>, entries: [TriageEntry], counting: Set<String>,
    width: Int
  ) -> String {
    let span =
      days.lowerBound == days.upperBound
      ? days.lowerBound.titled : "\(days.lowerBound.titled) to \(days.upperBound.titled)"
    var text = "\(Escape.terminal(entity))  \(span)\n"
    text += table(of: entries, marked: counting, width: width)
    if entries.count > 1 { text += "* counts, as the last about its days; all are kept\n" }
    if let basis = entries.last(where: { $0.basis != nil })?.basis {
      text += "what it rested on when it was judged last:\n"
      for sign in basis.signs.sorted(by: { ($1.surprise, $0.signal) < ($0.surprise, $1.signal) }) {
        let observed =
          sign.observed.isEmpty ? "" : ": \(Escape.terminal(sign.observed, columns: width / 2))"
        text +=
          "  \(Escape.terminal(Phrase.words(sign.signal)))"
          + " \(Phrase.decimal(sign.surprise, places: 2)) nats\(observed)\n"
      }
    }
    return text
  }
}
