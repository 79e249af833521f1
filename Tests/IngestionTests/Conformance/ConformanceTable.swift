import Events

@testable import Ingestion

/// The table for people: what was made of each published file, and what others make of it.
struct ConformanceTable {
  private struct Row {
    var file: String
    var reading: Reading
    var comparison: Comparison?
    var findings: Findings?
  }

  private var rows: [Row] = []

  /// Reads every published file; `nil` where they are not.
  init?() throws {
    for expected in FixtureExpectations.all {
      guard let path = fixtures(expected.file) else { return nil }
      let comparison = Comparisons.all.first { $0.file == expected.file }
      rows.append(
        Row(
          file: expected.file, reading: try read(path: path, everything: true),
          comparison: comparison, findings: try comparison?.findings()))
    }
  }

  var text: String {
    let folders = Dictionary(grouping: rows) { $0.file.prefix { $0 != "/" } }
    return Self.introduction + summary
      + folders.sorted { $0.key < $1.key }.map { Self.section($0.key, rows: $0.value) }.joined()
  }

  private static let introduction = """
    # Conformance

    What Tidewatch makes of logs that others published, and how that compares with what other projects
    make of them. The files are not part of this package; the tests in `IngestionTests/Conformance`
    pass, skipping, where they are not. This page is written by
    `RECORD_SNAPSHOTS=1 swift test --filter ConformanceTableTests`.

    A file that holds no web access and no sign-in is *refused*: `unknown-format` where no format claims
    it, `not-this-table` where its rows or objects have the columns of neither table or say another
    table's name. Every record of a file that is read is an event or a rejection with its reason.

    """

  private var summary: String {
    let read = rows.filter { !$0.reading.tally.format.isEmpty }
    let differences = rows.compactMap(\.findings).map(\.differences.count)
    return """

      | files | as expected | read | refused | records | events | rejected | values compared | differences |
      |--:|--:|--:|--:|--:|--:|--:|--:|--:|
      | \(rows.count) | \(recognised) | \(read.count) | \(rows.count - read.count) \
      | \(Self.sum(read) { $0.reading.tally.candidates }) | \(Self.sum(read) { $0.reading.events.count }) \
      | \(Self.sum(read) { $0.reading.rejections.count }) \
      | \(Self.sum(rows) { $0.findings?.compared ?? 0 }) \
      | \(differences.reduce(0, +)), each explained |

      """
  }

  /// How many files were taken for what they are.
  private var recognised: Int {
    zip(rows, FixtureExpectations.all).count { $0.reading.tally.format == $1.format }
  }

  private static func sum(_ rows: [Row], _ value: (Row) -> Int) -> Int {
    rows.map(value).reduce(0, +)
  }

  private static func section(_ folder: Substring, rows: [Row]) -> String {
    """

    ## \(folder)

    | file | recognised as | records | events | rejected, and why | compared with | differences, and why |
    |---|---|--:|--:|---|---|---|

    """ + rows.sorted { $0.file < $1.file }.map { line($0, in: folder) }.joined()
  }

  private static func line(_ row: Row, in folder: Substring) -> String {
    let tally = row.reading.tally
    let cells = [
      "`\(row.file.dropFirst(folder.count + 1))`",
      tally.format.isEmpty ? "refused" : tally.format,
      tally.format.isEmpty ? "" : "\(tally.candidates)",
      tally.format.isEmpty ? "" : "\(row.reading.events.count)",
      rejections(of: row.reading), comparison(of: row), differences(of: row),
    ]
    return "| \(cells.joined(separator: " | ")) |\n"
  }

  private static func rejections(of reading: Reading) -> String {
    if reading.tally.format.isEmpty, let refusal = reading.rejections.first {
      return "\(refusal.reason.rawValue)\(refusalDetail(refusal.detail))"
    }
    let reasons = Dictionary(grouping: reading.rejections, by: \.reason.rawValue)
    return reasons.sorted { $0.key < $1.key }.map { "\($0.value.count) \($0.key)" }
      .joined(separator: ", ")
  }

  /// What a refusal says beyond its reason; the sentences that list formats or columns are left out.
  private static func refusalDetail(_ detail: String) -> String {
    detail.contains("none of the formats") || detail.contains("columns are neither")
      ? "" : ": \(detail)"
  }

  private static func comparison(of row: Row) -> String {
    guard let comparison = row.comparison, let findings = row.findings else { return "" }
    return "\(comparison.against) (\(findings.compared) values)"
  }

  private static func differences(of row: Row) -> String {
    guard let findings = row.findings else { return "" }
    let explained = findings.differences.map { difference in
      let explanation = ExplainedDifferences.all.first { $0.explains(difference) }
      let why = explanation.map { "\($0.why) (\($0.decision.rawValue))" } ?? "unexplained"
      return "record \(difference.record), \(difference.field): \(why)"
    }
    return explained.isEmpty ? "none" : explained.joined(separator: "; ")
  }
}
