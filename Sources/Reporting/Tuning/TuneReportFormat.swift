import Events

/// A way to write down what past weeks say about thresholds; one implementation per file.
package protocol TuneReportFormat: Sendable {
  /// The ending of the file's name, without the dot: `md`.
  var fileExtension: String { get }

  /// The whole file; the same bytes for the same report.
  ///
  /// - Throws: `io` when it cannot be written in this format at all.
  func render(_ report: TuneReport) throws(TidewatchError) -> [UInt8]
}

extension TuneReportFormat {
  /// `tune-2026-W47.md`
  package func fileName(for report: TuneReport) -> String {
    "tune-\(report.last).\(fileExtension)"
  }
}

/// The formats that there are, in the order in which files are written.
package enum TuneReportFormats {
  package static let all: [any TuneReportFormat] = [
    MarkdownTuneReportFormat(), JSONTuneReportFormat(),
  ]
}
