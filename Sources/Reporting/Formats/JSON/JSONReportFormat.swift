import Dispatch
import Events
import Foundation
import Synchronization

/// JSON for programs: every finding, ranked; described by `Schema/report.schema.json`.
///
/// Findings are encoded some at a time, on every core: the encoder's own form of a document takes many
/// times the memory of its text.
package struct JSONReportFormat: ReportFormat {
  package let name = "json"
  package let fileExtension = "json"
  package let purpose = "For programs: every finding with all its numbers, and a JSON Schema."

  /// Findings that are encoded at a time.
  private static let piece = 256
  /// How the encoder writes that there are none.
  private static let noFindings = Data("\n  \"findings\" : [\n\n  ]".utf8)

  package init() {}

  package func render(_ report: Report) throws(TidewatchError) -> [UInt8] {
    do {
      let document = try Self.encode(ReportDocument(report))
      var pieces = try Self.pieces(of: report.findings)
      // No text in the document can begin a line, so that there is one such place.
      guard !pieces.isEmpty, let place = document.range(of: Self.noFindings) else {
        return Array(document) + [0x0A]
      }
      var text: [UInt8] = []
      text.reserveCapacity(document.count + pieces.reduce(0) { $0 + $1.count + 2 })
      text += document[..<place.lowerBound]
      text += "\n  \"findings\" : [\n".utf8
      for number in pieces.indices {
        if number > 0 { text += ",\n".utf8 }
        text += pieces[number]
        // So that never all of the text is there twice.
        pieces[number] = []
      }
      text += "\n  ]".utf8
      text += document[place.upperBound...]
      text.append(0x0A)
      return text
    } catch {
      throw TidewatchError(
        .io, "The JSON report cannot be written; use the Markdown report and report this error.",
        cause: "\(error)")
    }
  }

  /// The text of findings as it stands in the document, in pieces between which a comma belongs.
  private static func pieces(of findings: [Report.RankedFinding]) throws -> [[UInt8]] {
    let starts = Array(stride(from: 0, to: findings.count, by: piece))
    let results = Mutex<[Int: Result<[UInt8], any Error>]>([:])
    DispatchQueue.concurrentPerform(iterations: starts.count) { number in
      let part = findings[starts[number]..<min(findings.count, starts[number] + piece)]
      let result = Result {
        indented(try encode(part.map(ReportDocument.FindingRecord.init)))
      }
      results.withLock { $0[number] = result }
    }
    return try results.withLock { results in
      try starts.indices.compactMap { try results.removeValue(forKey: $0)?.get() }
    }
  }

  /// The elements of an array that is a document of its own, as they stand in one of the report's.
  private static func indented(_ array: Data) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(array.count + array.count / 8)
    var isLineStart = true
    // Without the brackets, each of which has a line.
    for byte in array.dropFirst(2).dropLast(2) {
      let isLineEnd = byte == 0x0A
      if isLineStart, !isLineEnd { text += "  ".utf8 }
      text.append(byte)
      isLineStart = isLineEnd
    }
    return text
  }

  private static func encode(_ value: some Encodable) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return try encoder.encode(value)
  }
}
