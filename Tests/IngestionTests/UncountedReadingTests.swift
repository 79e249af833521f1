import Events
import Testing

@testable import Ingestion

struct UncountedReadingTests {
  private static let cef =
    "\n \nCEF:0|a|b|1|1|w|3|rt=1794820467500 request=https://virustotal.com/\n"
    + "CEF:0|a|b|1|1|w|3|rt=1794820467500 request=https://other.example/\n\n"
    + "CEF:0|a|b|1|1|w|3|rt=never request=https://virustotal.com/"
  private static let row =
    "{\"TimeGenerated\":\"2026-11-16T09:14:27Z\",\"RequestURL\":\"https://virustotal.com/\"}\n"
  private static let ndjson =
    row + "\n \n{\"TimeGenerated\":\"2026-11-16T09:14:27Z\",\"RequestURL\":\"x\"}\n\n" + row
    + "{\"RequestURL\":\"https://virustotal.com/\"}\n"
  private static let csv =
    "TimeGenerated,DestinationHostName,RequestURL\n\n2026-11-16T09:14:27Z,a,https://virustotal.com/\n"
    + "2026-11-16T09:14:27Z,a,https://other.example/\nnever,a,https://virustotal.com/\n"
  private static let quoted =
    "TimeGenerated,DestinationHostName,RequestURL\n2026-11-16T09:14:27Z,\"a\nb\",virustotal.com\n"

  @Test(
    "without counting, events and rejections are the same, and records are those that were parsed",
    arguments: [cef, ndjson, csv, quoted])
  func readsTheSame(text: String) throws {
    let counted = try reading(text, counts: true)
    let uncounted = try reading(text, counts: false)
    #expect(!counted.events.isEmpty)
    #expect(uncounted.events == counted.events)
    #expect(uncounted.rejections.map(\.reason) == counted.rejections.map(\.reason))
    #expect(
      uncounted.rejections.map(\.location.byteOffset)
        == counted.rejections.map(\.location.byteOffset))
    #expect(uncounted.rejections.allSatisfy { $0.location.line == nil })
    #expect(counted.rejections.allSatisfy { $0.location.line != nil })
    #expect(uncounted.tally.candidates == counted.tally.candidates)
    #expect(uncounted.tally.records == counted.tally.candidates)
    #expect(uncounted.tally.nonCandidates == 0)
  }

  private func reading(_ text: String, counts: Bool) throws -> Reading {
    let reader = try LogReader(
      terms: testTerms, redactor: testRedactor, times: TimeParser(reference: testNow),
      expansion: testExpansion, countsRecords: counts)
    let file = try ParallelInputs()
    try file.add(text, named: "log")
    return try #require(try readAll(path: file.files[0].path, with: reader).first)
  }
}
