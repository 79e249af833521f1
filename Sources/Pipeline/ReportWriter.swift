import Events
import Foundation
import Reporting

/// Writes a report in every registered format.
package enum ReportWriter {
  /// Writes `DIR/2026-W47.md`, `.json`, …; each file appears whole or not at all.
  ///
  /// - Returns: the paths, in the order of the registry.
  /// - Throws: `.io` when the directory or a file cannot be written.
  package static func write(
    _ report: Report, to directory: String
  ) throws(TidewatchError) -> [String] {
    var paths: [String] = []
    for format in ReportFormats.all {
      let path = "\(directory)/\(format.fileName(for: report))"
      try write(try format.render(report), to: path, in: directory)
      paths.append(path)
    }
    return paths
  }

  /// Writes `DIR/tune-2026-W47.md` and `.json`, as reports are written.
  package static func write(
    _ report: TuneReport, to directory: String
  ) throws(TidewatchError) -> [String] {
    var paths: [String] = []
    for format in TuneReportFormats.all {
      let path = "\(directory)/\(format.fileName(for: report))"
      try write(try format.render(report), to: path, in: directory)
      paths.append(path)
    }
    return paths
  }

  /// Writes bytes, of which there may be many, without another copy of them.
  private static func write(_ bytes: [UInt8], to url: URL) throws {
    try bytes.withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress else { return try Data().write(to: url) }
      let data = Data(
        bytesNoCopy: UnsafeMutableRawPointer(mutating: start), count: bytes.count,
        deallocator: .none)
      try data.write(to: url, options: .atomic)
    }
  }

  private static func write(
    _ bytes: [UInt8], to path: String, in directory: String
  ) throws(TidewatchError) {
    do {
      try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
      try write(bytes, to: URL(fileURLWithPath: path))
    } catch {
      throw TidewatchError(
        .io, "The report cannot be written; check --output, permissions and free space.",
        cause: error.localizedDescription, location: SourceLocation(file: path))
    }
  }
}
