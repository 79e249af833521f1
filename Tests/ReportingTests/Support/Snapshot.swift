import Foundation
import Testing

/// Golden files in `Snapshots/`; `RECORD_SNAPSHOTS=1` rewrites them and fails every test that did.
struct Snapshot {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Snapshots")

  static var isRecording: Bool {
    ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"
  }

  private let file: URL

  init(_ name: String) {
    file = Self.folder.appending(path: name)
  }

  func read() throws -> String {
    String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }

  /// Expects the file to hold exactly this text.
  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    if Self.isRecording {
      try Data(text.utf8).write(to: file)
      Issue.record("recorded \(file.lastPathComponent)", sourceLocation: sourceLocation)
      return
    }
    let expected = try read()
    let difference = zip(
      expected.split(separator: "\n", omittingEmptySubsequences: false),
      text.split(separator: "\n", omittingEmptySubsequences: false)
    ).first { $0 != $1 }
    #expect(
      expected == text,
      "expected \(difference?.0 ?? "another length"), got \(difference?.1 ?? "")",
      sourceLocation: sourceLocation)
  }
}
