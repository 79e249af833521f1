import Events
import Seeded
import Testing

@testable import Scoring

/// Holidays as days of rest in what is judged, learned and said.
struct HolidayScoringTests {
  /// Thirteen weeks of workdays from 9 to 15; the Wednesday of the last is scored.
  private static let wednesday = 86

  private func holidays(_ offsets: Int...) -> RestDays {
    RestDays(
      holidays: offsets.map { offset in
        let day = Sample.monday.advanced(by: offset)
        return RestDays.Holiday(days: day...day, name: "Day \(offset)")
      })
  }

  private func activity(
    _ id: String, resting rest: RestDays, besides quiet: Set<Int> = [], extra: [Int] = []
  ) -> EntityActivity {
    let days = (0...Self.wednesday).filter {
      ($0 % 7 < 5 && !quiet.contains($0)) || extra.contains($0)
    }
    var activity = Sample.activity(
      id, days.map { Sample.day($0, hours: [9: 1, 11: 1, 15: 1], countries: ["DE": 1]) })
    activity.restDays = rest
    return activity
  }

  private func finding(_ activity: EntityActivity) throws -> Finding {
    let day = Sample.monday.advanced(by: Self.wednesday)
    let findings = Scorer(policy: Sample.policy, vendorNames: Sample.vendorNames)
      .findings(for: [activity], days: day...day)
    return try #require(findings.first)
  }

  private func signal(_ name: String, _ finding: Finding) throws -> Signal {
    try #require(finding.signals.first { $0.name == name })
  }

  @Test("to be active on a holiday is unusual for who is active on workdays alone")
  func surprises() throws {
    let usual = try finding(activity("a", resting: .weekends))
    let holiday = try finding(activity("a", resting: holidays(Self.wednesday)))
    #expect(usual.holiday == nil)
    #expect(holiday.holiday == "Day 86")
    #expect(try signal("habit", usual).score == 0)
    #expect(try signal("habit", holiday).score > 1)
    #expect(try signal("off-hours", usual).score == 0)
    #expect(try signal("off-hours", holiday).score > 0.5)
    #expect(holiday.surprise > usual.surprise)
  }

  @Test("who is active on weekends and holidays surprises nobody on one")
  func works() throws {
    let weekends = (0..<Self.wednesday).filter { $0 % 7 >= 5 }
    let finding = try finding(
      activity("a", resting: holidays(30, Self.wednesday), extra: weekends))
    #expect(try signal("habit", finding).score == 0)
    #expect(try signal("off-hours", finding).score == 0)
  }

  @Test("the counts that are told are those of days of rest, earlier holidays among them")
  func counts() throws {
    // Of the 84 days before, 60 are of the working week; two of these were holidays, one of them worked.
    let finding = try finding(
      activity("a", resting: holidays(16, 30, Self.wednesday), besides: [30]))
    #expect(
      try signal("habit", finding).explanation
        == "holiday (Day 86); active on 1 of 26 earlier weekend days and holidays; last 1 day before"
    )
    #expect(try signal("off-hours", finding).observed == .text("09:00–10:00 Wed"))
    let off = try signal("off-hours", finding).explanation
    #expect(off.contains(" Wed, holiday (Day 86); "), "\(off)")
    #expect(off.contains("on weekends and holidays; usual hours"), "\(off)")
  }

  @Test("a workday after holidays is compared with the workdays that were none")
  func workdays() throws {
    let after = try finding(activity("a", resting: holidays(16, 30), besides: [16, 30]))
    #expect(
      try signal("habit", after).explanation
        == "active on 58 of 58 earlier workdays; last 1 day before")
    let without = try finding(activity("a", resting: .weekends, besides: [16, 30]))
    #expect(
      try signal("habit", without).explanation
        == "active on 58 of 60 earlier workdays; last 1 day before")
    // Days off that are explained lower nobody's expectation.
    let probability = { (finding: Finding) in
      try #require(try self.signal("habit", finding).probability)
    }
    #expect(try probability(after) > probability(without))
  }

  @Test("holidays that lie before all that is looked at, or behind the day, change nothing")
  func otherDays() throws {
    let usual = try finding(activity("a", resting: .weekends))
    #expect(try finding(activity("a", resting: holidays(-200, 87, 400))) == usual)
  }

  @Test("who has no holiday reads of weekends")
  func words() throws {
    var odd = activity("a", resting: .weekends, extra: [82])
    odd.days.removeAll { $0.day > Sample.monday.advanced(by: 82) }
    let day = Sample.monday.advanced(by: 82)
    let finding = try #require(
      Scorer(policy: Sample.policy, vendorNames: [:]).findings(for: [odd], days: day...day).first)
    #expect(
      try signal("habit", finding).explanation
        == "active on 0 of 22 earlier weekend days; last 1 day before")
    odd.restDays = holidays(30)
    let named = try #require(
      Scorer(policy: Sample.policy, vendorNames: [:]).findings(for: [odd], days: day...day).first)
    #expect(
      try signal("habit", named).explanation
        == "active on 1 of 23 earlier weekend days and holidays; last 1 day before")
  }

  @Test("a profile counts a holiday as a Sunday and names it")
  func profile() {
    let rest = holidays(2, 9, 40)
    var activity = Sample.activity(
      "a", [Sample.day(1, hours: [9: 2]), Sample.day(2, hours: [10: 4])])
    activity.restDays = rest
    let profile = EntityProfile(
      summarising: activity, from: Sample.monday.advanced(by: -3),
      until: Sample.monday.advanced(by: 13))
    #expect(profile.holidays.map(\.name) == ["Day 2", "Day 9"])
    // Thirteen days from the first event on; both Wednesdays are holidays, so none is left.
    #expect(profile.weekdayMeans == [0, 1, nil, 0, 0, 0, 1])
    #expect(profile.hoursOfWeek[6][10] == 4)
    #expect(profile.hoursOfWeek[2].allSatisfy { $0 == 0 })
  }

  @Test("what is usual on a holiday is taken from days of rest")
  func rehearsal() throws {
    var quiet = activity("a", resting: holidays(16, Self.wednesday), extra: [19])
    let place = try #require(
      quiet.days.firstIndex { $0.day == Sample.monday.advanced(by: 19) })
    quiet.days[place] = Sample.day(19, hours: [20: 1])
    quiet.days.removeAll { $0.day == Sample.monday.advanced(by: 16) }
    let own = try #require(
      OwnWays(of: quiet, from: Sample.monday, before: Sample.monday.advanced(by: 84)))
    var stream = SeededStream(seed: 1, "test", 0)
    for _ in 0..<20 {
      let session = try #require(
        own.usualSession(on: Sample.monday.advanced(by: Self.wednesday), using: &stream))
      #expect(session.minutes.lowerBound == 20 * 60)
    }
  }
}
