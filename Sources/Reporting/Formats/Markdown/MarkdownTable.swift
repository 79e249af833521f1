/// A table that is as readable raw as rendered: its columns are padded to one width.
///
/// The cells must be Markdown already.
struct MarkdownTable {
  enum Alignment {
    case left
    case right
  }

  /// The widest that padding makes a column; longer cells stick out rather than widen all rows.
  private static let widestPadding = 60

  private let titles: [String]
  private let alignments: [Alignment]
  private var rows: [[String]] = []

  init(_ columns: [(title: String, alignment: Alignment)]) {
    titles = columns.map(\.title)
    alignments = columns.map(\.alignment)
  }

  /// Adds a row; one cell for each column.
  mutating func add(_ cells: [String]) {
    rows.append(cells)
  }

  /// The lines of the table, without the columns in which no row has anything.
  func lines() -> [String] {
    let kept = titles.indices.filter { column in rows.contains { !$0[column].isEmpty } }
    let widths = kept.map { column in
      let longest = ([titles] + rows).map { $0[column].unicodeScalars.count }.max() ?? 0
      return max(3, min(longest, Self.widestPadding))
    }
    let header = line(titles, kept, widths)
    let rule = zip(kept, widths).map { column, width in
      switch alignments[column] {
      case .left: String(repeating: "-", count: width)
      case .right: String(repeating: "-", count: width - 1) + ":"
      }
    }
    return [header, "| " + rule.joined(separator: " | ") + " |"]
      + rows.map { line($0, kept, widths) }
  }

  private func line(_ cells: [String], _ kept: [Int], _ widths: [Int]) -> String {
    let padded = zip(kept, widths).map { column, width in
      let missing = max(0, width - cells[column].unicodeScalars.count)
      let padding = String(repeating: " ", count: missing)
      return alignments[column] == .left ? cells[column] + padding : padding + cells[column]
    }
    return "| " + padded.joined(separator: " | ") + " |"
  }
}
