import Events
import Foundation
import Testing

@testable import Ingestion

struct TimeParserTests {
  private static let parser = TimeParser(reference: testNow)

  @Test(
    "every time format that logs have is read to the same instant",
    arguments: [
      "2026-11-16T09:14:27.5Z", "2026-11-16 09:14:27.5", "2026-11-16T10:14:27.500+01:00",
      "2026-11-16T09:14:27.5000000Z", "11/16/2026, 9:14:27.500 AM", "1794820467500",
      "1794820467.5", "1794820467500000", "1794820467500000000", "Nov 16 2026 09:14:27.500 UTC",
      "Nov 16 09:14:27.5", "16 Nov 2026 09:14:27.5", "November 16, 2026 09:14:27.5 Z",
      "Nov 16 2026 10:14:27.5 Europe/Berlin", " 2026-11-16T02:14:27.5-0700 ",
    ])
  func readsFormats(_ text: String) {
    #expect(Self.parser.instant(in: text)?.description == "2026-11-16T09:14:27.5Z")
  }

  @Test(
    "what is no time is refused",
    arguments: [
      "", "Last Thursday", "2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "25:00",
      "13/45/2026, 1:00 AM",
      "2026-11-16T24:00:00Z", "2026-11-16", "12345678901234567890", "9999999999999999999",
      "2026-11-16T09:14:27 Nowhere",
      "4/28/2021, 14:08:45 PM", "1.2.3", "Nov 31 2026 00:00:00",
    ])
  func refusesOthers(_ text: String) {
    #expect(Self.parser.instant(in: text) == nil)
  }

  @Test("afternoon and midnight of the portal's twelve-hour clock")
  func readsTwelveHourClock() {
    #expect(
      Self.parser.instant(in: "4/28/2021, 12:00:01.000 AM")?.description == "2021-04-28T00:00:01Z")
    #expect(
      Self.parser.instant(in: "4/28/2021, 12:00:01.000 PM")?.description == "2021-04-28T12:00:01Z")
    #expect(
      Self.parser.instant(in: "4/28/2021, 2:08:45.221 PM")?.description
        == "2021-04-28T14:08:45.221Z")
  }

  @Test("a text without a zone takes the reader's, with daylight saving")
  func takesTheReadersZone() throws {
    let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
    let parser = TimeParser(clock: LocalClock(timeZone: berlin), reference: testNow)
    #expect(parser.instant(in: "2026-07-01 12:00:00")?.description == "2026-07-01T10:00:00Z")
    #expect(parser.instant(in: "2026-12-01 12:00:00")?.description == "2026-12-01T11:00:00Z")
    #expect(parser.instant(in: "1794820467")?.description == "2026-11-16T09:14:27Z")
  }
}
