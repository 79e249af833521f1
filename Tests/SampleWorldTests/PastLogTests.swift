import Events
import Seeded
import Testing

@testable import SampleWorld

@Suite("A log of many weeks")
struct PastLogTests {
  private static let last = ISOWeek(index: 2900)

  private func log(seed: UInt64 = 1, weeks: Int = 6) -> [UInt8] {
    var bytes: [UInt8] = []
    let log = PastLog(
      entities: 120, weeks: weeks, events: 4000, seed: seed, last: Self.last)
    #expect(log.write { bytes += $0 } == BenchLog.Count(rows: 4000, vendorRows: 4000))
    return bytes
  }

  @Test("The same seed gives the same bytes, another seed others")
  func seeds() {
    let first = log()
    let isSame = first == log()
    let isOther = first != log(seed: 2)
    #expect(isSame && isOther)
  }

  @Test("Every row is read back, in the order of time, within the weeks")
  func readBack() throws {
    let reading = try Reading(of: log())
    #expect(reading.tally.format == "cef")
    #expect(reading.rejections.isEmpty)
    #expect(reading.events.count == 4000)
    let times = reading.events.map(\.time)
    let isAscending = times == times.sorted()
    #expect(isAscending)
    let weeks = Set(times.map { ISOWeek(containing: $0) })
    #expect(weeks == Set((0..<6).map { Self.last.advanced(by: -$0) }))
  }

  @Test("Every account has rows, a fiftieth are automations, and theirs are half")
  func accounts() throws {
    let users = try Reading(of: log()).events.map(\.user)
    #expect(Set(users).count == 120)
    #expect(Set(users.filter { $0.hasPrefix("svc-") }).count == 2)
    #expect((1900...2000).contains(users.count { $0.hasPrefix("svc-") }))
  }

  @Test("One week is enough")
  func oneWeek() throws {
    #expect(try Reading(of: log(weeks: 1)).events.count == 4000)
  }

  @Test("A path is filled with one indicator and escaped as CEF")
  func path() {
    var generator = SeededStream(seed: 1)
    var indicator = PastIndicator(using: &generator)
    indicator.number = 70_000
    var bytes: [UInt8] = []
    PastPath("/x?ip%3A=%ip%&d=%domain%%27&p=%page%&k=%key%").append(
      to: &bytes, indicator: indicator, page: 3, release: 0, key: Array("K".utf8))
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == #"/x?ip%3A\=199.51.17.112&d\=lure-70000.example%27&p\=3&k\=K"#)
  }
}
