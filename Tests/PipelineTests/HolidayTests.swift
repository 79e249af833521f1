import Events
import Foundation
import History
import Policies
import Reporting
import Testing

@testable import Pipeline

/// Holidays from the models to the reports.
struct HolidayTests {
  /// The week from Monday 2026-11-16.
  private static let monday = LocalDay(number: 20_773)
  private static let wednesday = monday.advanced(by: 2)

  /// Sixteen weeks of two users on workdays, one of them at a site in Berlin, and of a feed.
  private func store(in scratch: Scratch) throws -> HistoryStore {
    var text = ""
    for day in 20_668...20_779 {
      let isWorkday = LocalDay(number: Int32(day)).weekday <= 5
      for hour in isWorkday ? [9, 11, 15] : [] {
        let time = "\(day * 86_400 + hour * 3600)"
        text += proxyLine(time, user: "a@corp.example", source: "10.0.0.1")
        text += proxyLine(time, user: "b@corp.example", source: "10.1.0.1")
      }
      for hour in 0..<24 where isWorkday {
        text += proxyLine(
          "\(day * 86_400 + hour * 3600)", user: "svc-ti-feed@corp.example", client: "curl/8.1",
          source: "10.9.0.1")
      }
    }
    let store = try scratch.store()
    _ = try ingest([try scratch.write(text, to: "a.log")], into: store)
    return store
  }

  private func policies(_ holidays: [HolidayPolicy.Holiday] = []) throws -> PolicySet {
    var policies = try shippedPolicies()
    policies.sites.sites = [
      SitePolicy.Site(
        name: "Berlin", ranges: [try #require(AddressRange("10.1.0.0/16"))], country: "DE",
        timeZone: "Europe/Berlin")
    ]
    policies.holidays.holidays = holidays
    return policies
  }

  private func holiday(_ day: LocalDay, _ zones: [String] = []) -> HolidayPolicy.Holiday {
    HolidayPolicy.Holiday(days: day...day, name: "Day of Rest", timeZones: zones)
  }

  private func job(_ store: HistoryStore, _ policies: PolicySet) -> HuntJob {
    HuntJob(
      policies: policies, store: store,
      window: Report.Window(from: Self.monday, through: Self.monday.advanced(by: 6), clock: .utc),
      clock: .utc)
  }

  /// By entity, how probable it was to be active on the day.
  private func habits(_ report: Report) -> [String: Double] {
    let findings = report.findings.map(\.finding).filter { $0.day == Self.wednesday }
    return Dictionary(
      uniqueKeysWithValues: findings.map { finding in
        (finding.entity.id, finding.signals.first { $0.name == "habit" }?.probability ?? 1)
      })
  }

  @Test("a holiday concerns those whose clock is named, and no automation")
  func concerns() throws {
    let scratch = try Scratch()
    let store = try store(in: scratch)
    func surprised(_ zones: [String]) throws -> Set<String> {
      let report = try job(store, policies([holiday(Self.wednesday, zones)])).report()
      #expect(
        report.holidays.map(\.entities) == [
          Set(zones) == ["Asia/Tokyo"] ? 0 : zones.isEmpty ? 2 : 1
        ])
      let habits = habits(report)
      #expect(habits.count == 3)
      let named = report.findings.map(\.finding).filter { $0.holiday == "Day of Rest" }
      #expect(named.allSatisfy { $0.day == Self.wednesday })
      let surprised = Set(habits.filter { $0.value < 0.3 }.keys)
      #expect(Set(named.map(\.entity.id)) == surprised)
      return surprised
    }
    #expect(try surprised([]) == ["a@corp.example", "b@corp.example"])
    #expect(try surprised(["Europe/Berlin"]) == ["b@corp.example"])
    #expect(try surprised(["UTC"]) == ["a@corp.example"])
    #expect(try surprised(["Asia/Tokyo"]) == [])
  }

  @Test("the report names the holidays of its days, and none without any")
  func names() throws {
    let scratch = try Scratch()
    let store = try store(in: scratch)
    let none = try job(store, policies()).report()
    #expect(none.holidays.isEmpty)
    #expect(try job(store, policies([holiday(Self.monday.advanced(by: -300))])).report() == none)
    let span = HolidayPolicy.Holiday(
      days: Self.monday.advanced(by: 5)...Self.monday.advanced(by: 9), name: "Break",
      timeZones: ["UTC"])
    let report = try job(store, policies([span, holiday(Self.wednesday)])).report()
    #expect(
      report.holidays == [
        .init(
          days: Self.wednesday...Self.wednesday, name: "Day of Rest", timeZones: [],
          entities: 2),
        .init(
          days: Self.monday.advanced(by: 5)...Self.monday.advanced(by: 6), name: "Break",
          timeZones: ["UTC"], entities: 1),
      ])
  }

  @Test("what stands there once for each clock is told once, and everybody counted once")
  func onceForEachClock() throws {
    let scratch = try Scratch()
    let report = try job(
      try store(in: scratch),
      policies(["UTC", "Europe/Berlin"].map { holiday(Self.wednesday, [$0]) })
    ).report()
    #expect(
      report.holidays == [
        .init(
          days: Self.wednesday...Self.wednesday, name: "Day of Rest",
          timeZones: ["UTC", "Europe/Berlin"], entities: 2)
      ])
  }

  @Test("a new holiday judges anew the weeks that look back at it, and another name none")
  func judgesAnew() throws {
    let scratch = try Scratch()
    let store = try store(in: scratch)
    final class Counter: @unchecked Sendable { var most = 0 }
    func judged(_ holidays: [HolidayPolicy.Holiday]) throws -> (weeks: Int, report: Report) {
      let counter = Counter()
      var job = try job(store, policies(holidays))
      job.progress = { _, all in counter.most = max(counter.most, all) }
      let report = try job.report()
      return (counter.most, report)
    }
    #expect(try judged([]).weeks > 10)
    #expect(try judged([]).weeks == 0)
    // The week of the holiday and the one behind it calibrate; the third is the hunt's own.
    var day = holiday(Self.monday.advanced(by: -12))
    #expect(try judged([day]).weeks == 2)
    let first = try judged([day])
    #expect(first.weeks == 0)
    day.name = "Another name"
    #expect(try judged([day]).weeks == 0)
    #expect(try judged([day, holiday(Self.monday.advanced(by: 7))]).weeks == 0)
    day.timeZones = ["Europe/Berlin"]
    #expect(try judged([day]).weeks == 2)
    // What is kept is what would be judged.
    try store.forgetJudgedWeeks()
    day.timeZones = []
    day.name = "Day of Rest"
    #expect(try judged([day]).report == first.report)
  }

  @Test("explain tells of the holidays as the hunt judged them")
  func explains() throws {
    let scratch = try Scratch()
    let store = try store(in: scratch)
    let policies = try policies([
      holiday(Self.wednesday), holiday(Self.monday.advanced(by: -12), ["UTC"]),
    ])
    let explanation = try ExplainJob(policies: policies, store: store, clock: .utc)
      .explain("a@corp.example", day: Self.wednesday)
    let hunted = try job(store, policies).report().findings.map(\.finding).first {
      $0.entity.id == "a@corp.example" && $0.day == Self.wednesday
    }
    #expect(explanation.finding == hunted)
    #expect(explanation.finding?.holiday == "Day of Rest")
    #expect(explanation.profile.holidays.map(\.days.lowerBound) == [Self.monday.advanced(by: -12)])
    let feed = try ExplainJob(policies: policies, store: store, clock: .utc)
      .explain("svc-ti-feed@corp.example", day: Self.wednesday)
    #expect(feed.profile.holidays.isEmpty)
    #expect(feed.finding?.holiday == nil)
  }

  @Test("a proposed holiday is tried on the past, as hunts with it would find it")
  func proposes() throws {
    let scratch = try Scratch()
    let store = try store(in: scratch)
    var job = TuneJob(
      policies: try policies(), store: store, clock: .utc, last: ISOWeek(containing: Self.monday))
    job.weeks = 2
    job.rehearses = false
    let before = try job.report()
    let proposal = try Proposal(
      text: """
        holidays:
          holidays:
            add: [{date: 2026-11-18, name: Day of Rest}]
        """, path: "p.yaml")
    let proposed = try policies([holiday(Self.wednesday)])
    job.proposal = (proposal, proposed)
    let report = try job.report()
    let then = try #require(report.proposal)
    #expect(then.changes == ["holidays.yaml: holidays.add = 2026-11-18 Day of Rest"])
    #expect(report.ladder == before.ladder)
    #expect(then.ladder != before.ladder)
    let hunt = try self.job(store, proposed).report()
    for step in then.ladder {
      #expect(step.alerts.last == hunt.findings.count { $0.finding.score >= step.score })
    }
  }
}
