import Events
import Foundation
import Testing

@testable import SampleWorld

@Suite("A log for measuring throughput")
struct BenchLogTests {
  @Test("A log is as large as wanted but for less than a row", arguments: BenchFormats.names)
  func size(name: String) throws {
    let count = try BenchSample.shared(name).bytes.count
    #expect((BenchSample.size - 2000...BenchSample.size).contains(count))
  }

  @Test("The same seed gives the same bytes", arguments: BenchFormats.names)
  func sameSeed(name: String) throws {
    let isSame = try BenchSample(name).bytes == BenchSample.shared(name).bytes
    #expect(isSame)
  }

  @Test("Another seed gives other bytes")
  func otherSeed() throws {
    let isSame = try BenchSample("cef", seed: 2).bytes == BenchSample.shared("cef").bytes
    #expect(!isSame)
  }

  @Test("No placeholder is left in a row", arguments: BenchFormats.names)
  func placeholders(name: String) throws {
    let hasPercent = try BenchSample.shared(name).bytes.contains(UInt8(ascii: "%"))
    #expect(!hasPercent)
  }

  @Test("The wanted share of rows goes to vendors", arguments: [0, 0.002, 0.05, 1])
  func share(share: Double) throws {
    let count = try BenchSample("squid", share: share).count
    #expect(count.rows > 1000)
    #expect(count.vendorRows == Int(Double(count.rows) * share))
  }

  @Test("The syslog time and the receipt time of a line agree")
  func agreeingTimes() throws {
    for line in try BenchSample.shared("cef").lines {
      let match = try #require(line.firstMatch(of: /^<134>(.{15}) [^=]*rt=(\d{13})/))
      let milliseconds = try #require(Int64(match.2))
      #expect(String(match.1) == TimeText.syslog(Timestamp(milliseconds: milliseconds)))
    }
  }

  @Test("Users, hosts, addresses and agents vary")
  func variety() throws {
    let rows = try BenchSample.shared("squid").lines.map { $0.split(separator: " ") }
    #expect(Set(rows.map { $0[2] }).count > 300)
    #expect(Set(rows.map { $0[6].prefix { $0 != "?" } }).count > 1000)
    #expect(Set(rows.map { $0[7] }).count > 300)
    let feed = try BenchSample.shared("zscaler-tab").lines.map { $0.split(separator: "\t") }
    let agents = feed.map { $0[12] }
    #expect(Set(agents).count == 5)
  }
}

extension BenchFormats {
  static let names = all.map(\.name)
}

/// A small log of a format, in memory.
struct BenchSample: Sendable {
  static let size = 1_000_000

  let bytes: [UInt8]
  let count: BenchLog.Count
  /// Whether the base rule can return its rows to vendors.
  let hasHits: Bool

  init(_ name: String, share: Double = 0.05, seed: UInt64 = 1) throws {
    let format = try #require(BenchFormats.named(name))
    let log = BenchLog(
      format: format, bytes: Self.size, intelligenceShare: share, seed: seed,
      start: try SampleSpan().lastWeekStart)
    var bytes: [UInt8] = []
    count = log.write { bytes += $0 }
    self.bytes = bytes
    hasHits = format.hasHits
  }

  private static let all = Result {
    try Dictionary(uniqueKeysWithValues: BenchFormats.names.map { ($0, try BenchSample($0)) })
  }

  /// The sample of seed 1 with a twentieth of vendor rows, made once.
  static func shared(_ name: String) throws -> BenchSample {
    try #require(try all.get()[name])
  }

  var lines: [Substring] { String(decoding: bytes, as: UTF8.self).split(separator: "\n") }
}
