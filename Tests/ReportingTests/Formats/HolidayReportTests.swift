import Events
import Foundation
import Testing

@testable import Reporting

/// What reports say of holidays.
struct HolidayReportTests {
  private func report(name: String = "Day of Rest") throws -> Report {
    var report = try Sample.report()
    let day = report.findings[0].finding.day
    report.holidays = [
      .init(days: day...day, name: name, timeZones: [], entities: 1204),
      .init(
        days: day.advanced(by: 1)...day.advanced(by: 3), name: "Break",
        timeZones: ["Europe/Berlin", "Europe/Vienna"], entities: 1),
      .init(
        days: day.advanced(by: 4)...day.advanced(by: 4), name: "Fair", timeZones: ["UTC"],
        entities: 0),
    ]
    report.findings[0].finding.holiday = name
    return report
  }

  private func markdown(_ report: Report) -> String {
    String(decoding: MarkdownReportFormat().render(report), as: UTF8.self)
  }

  @Test("the heading names the holidays of the days, whom they concern, and the finding its own")
  func markdown() throws {
    let lines = markdown(try report()).split(separator: "\n").map(String.init)
    #expect(
      lines.contains(
        "Holidays, compared with weekends: Wed 2026-11-18, Day of Rest, for everybody (1,204 known entities); "
          + "Thu 2026-11-19 to Sat 2026-11-21, Break, for those on the clocks of Europe/Berlin and "
          + "Europe/Vienna (1 known entity); Sun 2026-11-22, Fair, for those on the clock of UTC (nobody here)."
      ))
    #expect(lines.count { $0.contains("holiday (Day of Rest)") } == 1)
    #expect(lines.contains { $0.hasPrefix("| Wed 2026-11-18 (holiday)") })
    #expect(lines.contains { $0.hasPrefix("| Tue 2026-11-17 ") })
    #expect(!markdown(try Sample.report()).localizedCaseInsensitiveContains("holiday"))
  }

  @Test("the JSON follows the schema, with holidays and without")
  func json() throws {
    let file = Snapshot.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Reporting/Schema/report.schema.json")
    let checker = SchemaChecker(schema: try JSONValue(Array(try Data(contentsOf: file))))
    let document = try JSONValue(try JSONReportFormat().render(try report()))
    #expect(checker.complaints(about: document) == [])
    #expect(document["holidays"]?[0]["name"] == .string("Day of Rest"))
    #expect(document["holidays"]?[0]["entities"] == .number(1204))
    #expect(document["holidays"]?[1]["first_day"] == .string("2026-11-19"))
    #expect(document["holidays"]?[1]["last_day"] == .string("2026-11-21"))
    #expect(document["holidays"]?[1]["timezones"]?[1] == .string("Europe/Vienna"))
    #expect(document["findings"]?[0]["holiday"] == .string("Day of Rest"))
    #expect(document["findings"]?[1]["holiday"] == nil)
    let without = try JSONValue(try JSONReportFormat().render(try Sample.report()))
    #expect(without["holidays"] == nil)
    #expect(without["findings"]?[0]["holiday"] == nil)
  }

  @Test("a name is shown and not obeyed", arguments: Attack.all)
  func attacks(attack: String) throws {
    let text = markdown(try report(name: attack))
    let plain = markdown(try report())
    #expect(text.split(separator: "\n").count == plain.split(separator: "\n").count)
    #expect(!text.contains("<script") && !text.contains("\u{1B}"))
    var finding = try Sample.finding()
    finding.holiday = attack
    let card = ExplainText().explanation(of: finding).joined(separator: "\n")
    #expect(!card.contains("\u{1B}"))
  }

  @Test("the card of a finding names its holiday, and that of another none")
  func card() throws {
    let report = try report()
    let cards = report.findings.map {
      FindingCard(of: report, width: 100, usesColour: false).text(of: $0)
    }
    #expect(cards[0].contains("; holiday (Day of Rest); id "))
    #expect(!cards[1].contains("holiday"))
  }

  @Test("explanations name the holiday of the day, and those that count as Sundays")
  func explain() throws {
    var finding = try Sample.finding()
    #expect(ExplainText().explanation(of: finding)[0].hasPrefix("Wed 2026-11-18: score"))
    finding.holiday = "Day of Rest"
    #expect(
      ExplainText().explanation(of: finding)[0].hasPrefix(
        "Wed 2026-11-18, holiday (Day of Rest): score"))
    let days = try (1...5).map { number in
      let day = try Sample.day("2026-10-0\(number)")
      return RestDays.Holiday(
        days: day...(number == 5 ? day.advanced(by: 2) : day), name: "H\(number)")
    }
    #expect(ExplainText.holidays([], columns: 80) == nil)
    #expect(
      ExplainText.holidays(Array(days.prefix(1)), columns: 80)
        == "counted as Sundays below: 2026-10-01 H1")
    #expect(
      ExplainText.holidays(days, columns: 120)
        == "counted as Sundays below: 2026-10-03 H3, 2026-10-04 H4, "
        + "2026-10-05 to 2026-10-07 H5, and 2 before")
  }
}
