import Foundation
import Testing

@testable import Ingestion

struct FormatRegistryTests {
  @Test("every format has a name of its own and a line in the README")
  func isDocumented() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let readme = try String(
      contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    let names = LogFormatRegistry.all.map(\.name)
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(readme.contains("| `\(name)` |"), "\(name)")
      #expect(LogFormatRegistry.named(name)?.name == name)
    }
    #expect(LogFormatRegistry.named("telepathy") == nil)
  }

  @Test("every format in the folders is registered")
  func isRegistered() throws {
    let formats = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/Ingestion/Formats").path
    var declared = 0
    let walker = FileManager.default.enumerator(atPath: formats)
    while let file = walker?.nextObject() as? String {
      guard file.hasSuffix(".swift") else { continue }
      let text = try String(contentsOfFile: "\(formats)/\(file)", encoding: .utf8)
      declared += text.components(separatedBy: ": LogFormat {").count - 1
    }
    #expect(declared == LogFormatRegistry.all.count)
  }
}
