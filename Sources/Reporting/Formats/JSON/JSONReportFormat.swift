import Events
import Foundation

/// JSON for programs: every finding, ranked; described by `Schema/report.schema.json`.
package struct JSONReportFormat: ReportFormat {
  package let name = "json"
  package let fileExtension = "json"
  package let purpose = "For programs: every finding with all its numbers, and a JSON Schema."

  package init() {}

  package func render(_ report: Report) throws(TidewatchError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    do {
      return Array(try encoder.encode(ReportDocument(report))) + [0x0A]
    } catch {
      throw TidewatchError(
        .io, "The JSON report cannot be written; use the Markdown report and report this error.",
        cause: "\(error)")
    }
  }
}
