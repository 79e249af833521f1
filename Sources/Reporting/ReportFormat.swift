import Events

/// A way to write a report down; one implementation per file.
///
/// A new format is a type in `Formats/` and a line in `ReportFormats.all`.
package protocol ReportFormat: Sendable {
  /// What options call the format: `markdown`.
  var name: String { get }
  /// The ending of the file's name, without the dot: `md`.
  var fileExtension: String { get }
  /// One sentence for help texts: who reads this format, and what for.
  var purpose: String { get }

  /// The whole file; the same bytes for the same report.
  ///
  /// - Throws: `io` when the report cannot be written in this format at all.
  func render(_ report: Report) throws(TidewatchError) -> [UInt8]
}

extension ReportFormat {
  /// The name of the file for a report: `2026-W47.md`.
  package func fileName(for report: Report) -> String {
    "\(report.window.name).\(fileExtension)"
  }
}

/// The formats that there are.
package enum ReportFormats {
  /// In the order in which files are written and help texts list them.
  package static let all: [any ReportFormat] = [MarkdownReportFormat(), JSONReportFormat()]

  /// The format of a name; `nil` when there is none.
  package static func named(_ name: String) -> (any ReportFormat)? {
    all.first { $0.name == name }
  }
}
