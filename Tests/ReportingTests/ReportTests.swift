import Events
import Foundation
import Testing

@testable import Reporting

@Suite("Report")
struct ReportTests {
  @Test("A window of whole days from Monday to Sunday has a week, and local midnights")
  func week() throws {
    let clock = LocalClock(timeZone: try Sample.berlin())
    let window = Report.Window(
      from: try Sample.day("2026-11-16"), through: try Sample.day("2026-11-22"), clock: clock)
    #expect(window.name == "2026-W47")
    #expect(window.span.start == (try Sample.time(15, 23)))
    #expect(window.span.end == (try Sample.time(22, 23)))
    #expect(Report.Window(span: window.span, clock: clock) == window)
  }

  @Test("A window that is no whole week is named by its days")
  func lookback() throws {
    let span = TimeWindow(start: try Sample.time(10, 12), end: try Sample.time(17, 12))
    let window = Report.Window(span: span, clock: .utc)
    #expect(window.week == nil)
    #expect(window.span == span)
    #expect(window.name == "2026-11-10_2026-11-17")

    let almost = TimeWindow(start: try Sample.time(16, 1), end: try Sample.time(23, 0))
    #expect(Report.Window(span: almost, clock: .utc).week == nil)
    let midnight = TimeWindow(start: try Sample.time(16, 0), end: try Sample.time(18, 0))
    #expect(Report.Window(span: midnight, clock: .utc).name == "2026-11-16_2026-11-17")
  }

  @Test("Noise reduction is a share of the hits, rounded down")
  func reduction() throws {
    var summary = try Sample.report().summary
    summary.hits = 100_000
    summary.findings = 1
    summary.alerts = 0
    #expect(summary.reductionToFindings == 99.99)
    #expect(summary.reductionToAlerts == 100)
    summary.hits = 0
    #expect(summary.reductionToFindings == nil)
    #expect(summary.reductionToAlerts == nil)
  }

  @Test("Every reason for a rejection has a remedy of its own")
  func remedies() {
    let remedies = Rejection.Reason.allCases.map(\.remedy)
    #expect(Set(remedies).count == remedies.count)
    #expect(remedies.allSatisfy { $0.hasSuffix(".") && $0.count > 20 })
  }

  @Test(
    "Counts are grouped by thousands",
    arguments: [(0, "0"), (999, "999"), (1204, "1,204"), (-1_000_000, "-1,000,000")])
  func counts(number: Int, text: String) {
    #expect(Phrase.count(number) == text)
  }

  @Test("A wall clock follows daylight saving, and all names of UTC are UTC")
  func wallClock() throws {
    let berlin = WallClock(timeZone: try Sample.berlin())
    #expect(berlin.dateAndTime(try Sample.time(18, 9, 14, 27)) == "2026-11-18 10:14:27")
    let summer = try #require(Timestamp(year: 2026, month: 7, day: 1, hour: 23, minute: 5))
    #expect(berlin.dateAndTime(summer) == "2026-07-02 01:05:00")
    #expect(!berlin.isUTC)
    for name in ["UTC", "GMT", "Etc/UTC"] {
      #expect(WallClock(timeZone: try #require(TimeZone(identifier: name))).isUTC)
    }
  }
}
