/// One way to write a report down.
///
/// A new format is one conforming type, and one line in `ReportFormatRegistry.all`.
package protocol ReportFormat: Sendable {
  /// The ending of the file: `md`.
  var fileExtension: String { get }
  /// One line for people.
  var summary: String { get }

  /// The whole report as bytes of UTF-8; the same bytes for the same report.
  func bytes(of report: Report) -> [UInt8]
}

/// Every format in which a hunt is written.
package enum ReportFormatRegistry {
  package static let all: [any ReportFormat] = [MarkdownReport(), JSONReport()]
}
