import Events
import Foundation
import Testing

@testable import SampleWorld

@Suite("A log for measuring throughput")
struct BenchLogTests {
  private static let vendors =
    "virustotal|shodan|recorded ?future|crowdstrike|threatconnect|anomali|mandiant|x-?force|talos|"
    + "alienvault|pulsedive|greynoise|abuse[.]ch"

  private func namesVendor(_ line: Substring) -> Bool {
    line.range(of: Self.vendors, options: [.regularExpression, .caseInsensitive]) != nil
  }

  private func lines(
    _ format: BenchFormat, bytes: Int = 600_000, share: Double = 0.05, seed: UInt64 = 1
  ) throws -> [Substring] {
    let log = BenchLog(
      format: format, bytes: bytes, intelligenceShare: share, seed: seed,
      start: try SampleSpan().lastWeekStart)
    var text = ""
    log.write { text += String(decoding: $0, as: UTF8.self) }
    #expect((bytes - log.format.lineLength...bytes).contains(text.utf8.count))
    #expect(text.hasSuffix("\n"))
    return text.split(separator: "\n")
  }

  @Test(
    "The wanted share of lines names a vendor, and the others none", arguments: BenchFormat.allCases
  )
  func share(format: BenchFormat) throws {
    let lines = try lines(format)
    let hits = lines.filter(namesVendor)
    #expect(hits.count == lines.count / 20)
    let none = try self.lines(format, share: 0)
    #expect(!none.contains(where: namesVendor))
  }

  @Test("The same seed gives the same bytes, and another seed others")
  func seed() throws {
    #expect(try lines(.cef) == lines(.cef))
    #expect(try lines(.cef) != lines(.cef, seed: 2))
  }

  @Test("Times ascend through one week", arguments: BenchFormat.allCases)
  func times(format: BenchFormat) throws {
    let pattern = format == .cef ? /rt=(\d{13})/ : /(2026-11-\d\dT\d\d:\d\d:\d\d\.\d{7}Z)/
    let times = try lines(format).compactMap { $0.firstMatch(of: pattern)?.1 }
    #expect(times.count > 1000)
    #expect(times == times.sorted())
    #expect(Set(times).count == times.count)
    #expect(
      times.first?.hasPrefix(format == .cef ? "1794787200000" : "2026-11-16T00:00:00") == true)
    #expect(times.last?.hasPrefix(format == .cef ? "17953" : "2026-11-22T23") == true)
  }

  @Test("The syslog time and the receipt time of a line agree")
  func agreeingTimes() throws {
    for line in try lines(.cef) {
      let match = try #require(line.firstMatch(of: /^<134>(.{15}) [^=]*rt=(\d{13})/))
      let milliseconds = try #require(Int64(match.2))
      #expect(String(match.1) == TimeText.syslog(Timestamp(milliseconds: milliseconds)))
    }
  }
}
