import Foundation
import Testing

struct ConformanceTableTests {
  private static let page = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Sources/Ingestion/Ingestion.docc/Conformance.md")

  @Test("the conformance page tells what is read today")
  func matchesPage() throws {
    guard let text = try ConformanceTable()?.text else { return }
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
      try FileManager.default.createDirectory(
        at: Self.page.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: Self.page)
      Issue.record("recorded \(Self.page.lastPathComponent)")
      return
    }
    let page = String(decoding: try Data(contentsOf: Self.page), as: UTF8.self)
    let difference = zip(
      page.split(separator: "\n", omittingEmptySubsequences: false),
      text.split(separator: "\n", omittingEmptySubsequences: false)
    ).first { $0 != $1 }
    #expect(
      page == text, "expected \(difference?.0 ?? "another length"), got \(difference?.1 ?? "")")
  }
}
