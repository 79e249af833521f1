import Events
import Foundation
import Testing

@testable import Reporting

@Suite("Report formats")
struct ReportFormatsTests {
  @Test("Every format has a name, a file ending and a documented purpose of its own")
  func registry() {
    let formats = ReportFormats.all
    #expect(Set(formats.map(\.name)).count == formats.count)
    #expect(Set(formats.map(\.fileExtension)).count == formats.count)
    #expect(Set(formats.map(\.purpose)).count == formats.count)
    for format in formats {
      #expect(format.name.wholeMatch(of: /[a-z]+/) != nil)
      #expect(format.fileExtension.wholeMatch(of: /[a-z]+/) != nil)
      #expect(format.purpose.hasSuffix(".") && format.purpose.count > 20)
      #expect(ReportFormats.named(format.name)?.fileExtension == format.fileExtension)
    }
    #expect(ReportFormats.named("none") == nil)
  }

  @Test("Every implementation among the sources is registered")
  func completeness() throws {
    let sources = Snapshot.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Reporting/Formats")
    let files = try #require(FileManager.default.enumerator(atPath: sources.path))
    let names = files.compactMap { $0 as? String }
      .map { URL(filePath: $0).lastPathComponent }
      .filter { $0.hasSuffix("ReportFormat.swift") }.sorted()
    let types = ReportFormats.all.map { "\(type(of: $0)).swift" }.sorted()
    #expect(names == types)
  }

  @Test("The same report gives the same bytes, ending in one line break")
  func determinism() throws {
    let report = try Sample.report()
    for format in ReportFormats.all {
      let bytes = try format.render(report)
      #expect(try format.render(report) == bytes)
      #expect(bytes.last == 0x0A && bytes.dropLast().last != 0x0A)
      #expect(format.fileName(for: report) == "2026-W47.\(format.fileExtension)")
    }
  }
}
