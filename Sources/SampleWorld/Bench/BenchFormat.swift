/// One syntax in which a large log can be written.
///
/// A new one is one conforming type, and one line in `BenchFormats.all`.
package protocol BenchFormat: Sendable {
  /// The name that Tidewatch gives the format: `cef`.
  var name: String { get }
  /// What stands around and between the rows.
  var frame: BenchFrame { get }
  /// Whether the base rule can return rows to vendors; some exports lack what it asks for.
  var hasHits: Bool { get }

  /// One row, with placeholders (`%time%`, see `BenchLine.Field`) for what changes from row to row.
  func row(_ access: BenchAccess) -> String
}

extension BenchFormat {
  package var frame: BenchFrame { .lines() }
  package var hasHits: Bool { true }
}

/// Every format in which a large log can be written.
package enum BenchFormats {
  package static let all: [any BenchFormat] = [
    BenchCEFOctets(),
    BenchCEF(),
    BenchEntraSignIns(),
    BenchEntraCSV(),
    BenchLogAnalytics(),
    BenchSquid(),
    BenchSquidCombined(),
    BenchW3C(),
    BenchBlueCoatPairs(),
    BenchZeekTSV(),
    BenchZeekJSON(),
    BenchFortiGate(),
    BenchPaloAlto(),
    BenchZscalerJSON(),
    BenchZscalerTab(),
    BenchECS(),
    BenchOCSF(),
    BenchSentinelNDJSON(),
    BenchSentinelJSON(),
    BenchSentinelCSV(),
  ]

  /// The format of a name; `nil` when there is none.
  package static func named(_ name: String) -> (any BenchFormat)? { all.first { $0.name == name } }
}
