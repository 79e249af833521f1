import Detection
import Events
import Foundation
import Policies
import SampleWorld
import Testing

@testable import Ingestion

@Suite("The formats of a large log")
struct BenchFormatTests {
  @Test("Every log format that is read can be written, under its own name")
  func complete() {
    #expect(BenchFormats.all.map(\.name) == LogFormatRegistry.all.map(\.name))
  }

  @Test("What is written is recognised and read back", arguments: BenchFormats.names)
  func readBack(name: String) throws {
    let sample = try BenchSample.shared(name)
    let reading = try Reading(of: sample)
    #expect(reading.tally.format == name)
    #expect(reading.rejections.isEmpty)
    #expect(reading.events.count == sample.count.rows)
    let isWhole = reading.events.allSatisfy {
      $0.user.hasPrefix("user") && $0.source.hasPrefix("10.20.") && !$0.target.isEmpty
    }
    #expect(isWhole)
  }

  @Test("The rule returns the rows to vendors, and no other", arguments: BenchFormats.names)
  func hits(name: String) throws {
    let sample = try BenchSample.shared(name)
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let rule = BaseRule(policies: try PolicySet.load(from: root.appending(path: "Models").path))
    let accesses = try Reading(of: sample).events.compactMap { event in
      if case .access(let access) = rule.evaluate(event) { access } else { nil }
    }
    #expect(accesses.count == sample.count.vendorRows)
    #expect(accesses.count { $0.isHit } == (sample.hasHits ? sample.count.vendorRows : 0))
  }

  @Test("Times ascend through one week", arguments: BenchFormats.names)
  func times(name: String) throws {
    let times = try Reading(of: BenchSample.shared(name)).events.map(\.time)
    let isAscending = times == times.sorted()
    #expect(isAscending)
    let start = try SampleSpan().lastWeekStart
    let end = start.advanced(bySeconds: 7 * 86_400)
    let first = try #require(times.first)
    let last = try #require(times.last)
    #expect((start...start.advanced(bySeconds: 3600)).contains(first))
    #expect((end.advanced(bySeconds: -3600)...end).contains(last))
  }
}

/// What Tidewatch reads from a log when it parses every row.
struct Reading {
  let tally: InputTally
  let events: [AccessEvent]
  let rejections: [Rejection]

  init(of sample: BenchSample) throws { try self.init(of: sample.bytes) }

  init(of bytes: [UInt8]) throws {
    let file = FileManager.default.temporaryDirectory
      .appending(path: "tidewatch-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(bytes).write(to: file)
    let redaction = RedactionPolicy(secretParameters: ["key"])
    let reader = try LogReader(
      terms: ["virustotal.com"],
      redactor: SecretRedactor(policy: redaction, fingerprint: { _ in "fingerprint" }),
      times: TimeParser(reference: try SampleSpan().lastWeekStart),
      expansion: ReadingPolicy.Expansion(
        maxRatio: 100, maxBytes: 1 << 30, maxMembers: 1, maxNesting: 1),
      parsesEverything: true)
    var events: [AccessEvent] = []
    var rejections: [Rejection] = []
    var tally = InputTally(name: "")
    try reader.forEachLog(in: InputFile(path: file.path, name: "input", size: nil)) { log in
      tally = try reader.read(
        log,
        into: LogReader.Sink(
          event: { events.append($0) }, rejection: { rejections.append($0) }))
    }
    self.tally = tally
    self.events = events
    self.rejections = rejections
  }
}
