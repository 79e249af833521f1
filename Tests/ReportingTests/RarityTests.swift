import Events
import Testing

@testable import Reporting

@Suite("How seldom a day comes about, in words")
struct RarityTests {
  @Test(
    "Weeks from one on, times a week below, and no figure beyond ten years",
    arguments: [
      (14.2, "once in 14 weeks"), (3.04, "once in 3 weeks"), (1.2, "once in 1.2 weeks"),
      (1.0, "once a week"), (0.5, "2 times a week"), (0.011, "91 times a week"),
      (521, "less than once in ten years"),
    ])
  func words(weeks: Double, expected: String) {
    #expect(Rarity(weeks: weeks).words == expected)
  }

  @Test("The sentence has the band in the same unit, and the past it is learned from")
  func sentence() throws {
    var finding = try Sample.finding()
    func sentence(_ weeks: Double, _ band: ClosedRange<Double>) -> String {
      finding.returnPeriod = .init(weeks: weeks, band: band, past: 14)
      return finding.raritySentence
    }
    #expect(
      sentence(14, 5...30)
        == "a day like this comes about once in 14 weeks here (5 to 30; learned from 14 weeks)")
    #expect(
      sentence(0.25, 0.2...0.4)
        == "a day like this comes about 4 times a week here (2.5 to 5; learned from 14 weeks)")
    #expect(sentence(300, 100...900).contains("(100 to over 520; extrapolated"))
    #expect(sentence(1e6, 1e5...1e7).hasSuffix("ten years here (extrapolated from 14 weeks)"))
    finding.returnPeriod = nil
    #expect(
      finding.raritySentence
        == "the past here is too short to say how seldom such a day comes about")
  }

  @Test(
    "Chance brings as many alerts as alert lines fit into the window, and no more than there are")
  func chance() {
    #expect(
      Report.Chance(days: 7, alertWeeks: 1, alerts: 4) == .init(days: 14, alertWeeks: 2, alerts: 4))
    #expect(Report.Chance(days: 7, alertWeeks: 1, alerts: 4).share == 0.25)
    #expect(Report.Chance(days: 7, alertWeeks: 0.125, alerts: 4).alerts == 8)
    #expect(Report.Chance(days: 7, alertWeeks: 0.125, alerts: 4).share == 1)
    #expect(Report.Chance(days: 7, alertWeeks: 1, alerts: 0).share == nil)
  }

  @Test("A report says what chance brings, or that the past is too short to say")
  func markdown() throws {
    var report = try Sample.report()
    func text() -> String { String(decoding: MarkdownReportFormat().render(report), as: UTF8.self) }
    #expect(text().contains("About 0.19 alerts are expected by chance alone"))
    #expect(text().contains("up to 19 % of the alerts may be no more"))
    report.chance = nil
    report.findings[0].finding.returnPeriod = nil
    #expect(text().contains("chance alone would bring is not known yet"))
    #expect(text().contains("The past here is too short to say"))
  }

  @Test("What a stronger sign of its kind covers is told, and not called usual")
  func covered() throws {
    var report = try Sample.report()
    report.findings[0].finding.signals[1].probability = 0.01
    let text = String(decoding: MarkdownReportFormat().render(report), as: UTF8.self)
    #expect(text.contains("- new vendor, counted with a stronger sign of its kind: no vendor"))
    #expect(text.contains("- not unusual: off hours\n"))
  }
}
