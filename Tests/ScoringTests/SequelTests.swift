import Events
import Policies
import Seeded
import Testing

@testable import Scoring

/// Days that come soon after surprising ones.
struct SequelTests {
  private static let policy = Sample.policy(
    sequel: ScoringPolicy.Sequel(days: 3, from: 5, weight: 0.8))
  private static let without = Sample.policy(
    sequel: ScoringPolicy.Sequel(days: 3, from: 5, weight: 0))

  private static func intrusion(_ offset: Int, vendor: String = "shodan") -> DayActivity {
    Sample.day(
      offset, hours: [3: 30], vendors: [vendor: 30], countries: ["RU": 1], source: "203.0.113.9",
      client: "curl", isScripted: true)
  }

  /// Fifteen weeks of six analysts, the first of whom has some days of another's making.
  private static func activities(_ strange: [DayActivity]) -> [EntityActivity] {
    var random = SeededStream(seed: 21)
    var all = (0..<6).map { Sample.analyst("u\($0)", days: 0..<105, using: &random) }
    let days = Set(strange.map(\.day))
    all[0].days = (all[0].days.filter { !days.contains($0.day) } + strange)
      .sorted { $0.day < $1.day }
    return all
  }

  private static func findings(
    _ activities: [EntityActivity], policy: ScoringPolicy = policy,
    precedents: Precedents = .none, exceptions: ExceptionPolicy = .none
  ) -> [LocalDay: Finding] {
    let scorer = Scorer(
      policy: policy, vendorNames: [:], exceptions: exceptions, precedents: precedents)
    let days = Sample.monday.advanced(by: 91)...Sample.monday.advanced(by: 104)
    let own = scorer.findings(
      for: activities.map(precedents.teachings.marking), days: days
    ).filter { $0.entity.id == "u0" }
    return Dictionary(uniqueKeysWithValues: own.map { ($0.day, $0) })
  }

  private static func day(_ offset: Int) -> LocalDay { Sample.monday.advanced(by: offset) }

  @Test(
    "a day counts more after a surprising one, over a weekend and into the next week; and says so")
  func counts() throws {
    // A Friday, and the Monday after it.
    let activities = Self.activities([Self.intrusion(95), Self.intrusion(98, vendor: "censys")])
    let (with, alone) = (Self.findings(activities), Self.findings(activities, policy: Self.without))
    let first = try #require(with[Self.day(95)])
    let second = try #require(with[Self.day(98)])
    let own = try #require(alone[Self.day(98)])
    #expect(first.sequel == nil)
    #expect(first.surprise == alone[Self.day(95)]?.surprise)
    let sequel = try #require(second.sequel)
    #expect(sequel.day == Self.day(95))
    let added = 0.8 * min(own.surprise, first.surprise - 5)
    #expect(isClose(sequel.nats, added, within: 1e-9))
    #expect(added > 3)
    #expect(isClose(second.surprise, own.surprise + added, within: 1e-9))
    // Each signal keeps what it gave, and the rest is the sequel's.
    let parts = second.signals.map(\.score).reduce(sequel.nats, +)
    #expect(isClose(parts, second.surprise, within: 1e-9))
    #expect(
      zip(second.signals, own.signals).allSatisfy { isClose($0.score, $1.score, within: 1e-9) })
    #expect(own.sequel == nil)
  }

  @Test("four days later nothing is left of it, and nothing goes on from sequel to sequel")
  func ends() throws {
    let strange = [Self.intrusion(91), Self.intrusion(93, vendor: "censys"), Self.intrusion(96)]
    let activities = Self.activities(strange)
    let (with, alone) = (Self.findings(activities), Self.findings(activities, policy: Self.without))
    let second = try #require(with[Self.day(93)])
    let third = try #require(with[Self.day(96)])
    #expect(second.sequel?.day == Self.day(91))
    // The third is the sequel of the second, by what that was without the first.
    let own = try #require(alone[Self.day(96)])
    let before = try #require(alone[Self.day(93)])
    #expect(third.sequel?.day == Self.day(93))
    #expect(
      isClose(third.surprise, own.surprise + 0.8 * min(own.surprise, before.surprise - 5)))
    let late = Self.activities([Self.intrusion(91), Self.intrusion(95, vendor: "censys")])
    #expect(Self.findings(late)[Self.day(95)]?.sequel == nil)
  }

  @Test("a day with little of its own stays far below what it follows")
  func ordinary() throws {
    let activities = Self.activities([Self.intrusion(91)])
    let seen = Self.findings(activities)
    let next = try #require(seen[Self.day(92)])
    let alone = try #require(Self.findings(activities, policy: Self.without)[Self.day(92)])
    #expect(isClose(next.surprise, 1.8 * alone.surprise, within: 1e-9))
    #expect(try next.surprise < #require(seen[Self.day(91)]).surprise / 4)
  }

  @Test("a day asked for alone is scored as within its week, and tells of no novelty but its own")
  func alone() throws {
    let activities = Self.activities([Self.intrusion(98), Self.intrusion(99, vendor: "censys")])
    let scorer = Scorer(policy: Self.policy, vendorNames: [:])
    let week = scorer.findings(for: activities, days: Self.day(98)...Self.day(104))
    let single = (98...104).flatMap { offset in
      scorer.findings(for: activities, days: Self.day(offset)...Self.day(offset))
    }
    #expect(week == single.sorted(by: Finding.ranksBefore))
    #expect(week.contains { $0.sequel != nil })
    var policy = Self.policy
    policy.sharedBy = 1
    let outcome = Scorer(policy: policy, vendorNames: [:]).outcome(
      for: activities, ofOneWeek: Self.day(99)...Self.day(99), after: [], periods: nil)
    #expect(outcome.sharedNovelties.contains { $0.name == "censys" })
    #expect(!outcome.sharedNovelties.contains { $0.name == "shodan" })
    #expect(outcome.week.days.allSatisfy { $0.day == Self.day(99) })
  }

  @Test("what was judged benign has no sequel, and what was judged harmful has")
  func verdicts() throws {
    let activities = Self.activities([Self.intrusion(91), Self.intrusion(92, vendor: "censys")])
    func sequel(_ verdict: TriageVerdict) -> Finding.Sequel? {
      let journal = TriageJournal([Sample.entry(verdict, "u0", day: 91)])
      return Self.findings(
        activities, precedents: Precedents(journal: journal, policy: Sample.triage))[Self.day(92)]?
        .sequel
    }
    #expect(sequel(.benignOneOff) == nil)
    #expect(sequel(.benignExpected) == nil)
    #expect(sequel(.malicious) != nil)
    #expect(sequel(.unknown) != nil)
  }

  @Test("what an exception hides has no sequel, and the days after it are seen as they are")
  func exceptions() throws {
    let activities = Self.activities([Self.intrusion(91), Self.intrusion(92, vendor: "censys")])
    var matcher = ExceptionMatcher()
    matcher.vendor = Patterns(["shodan"])
    let rule = ExceptionRule(
      id: "x", matcher: matcher, effect: .hide, reason: "Expected.", owner: "soc",
      created: Self.day(0), expires: .never)
    let hidden = Self.findings(
      activities,
      exceptions: ExceptionPolicy(
        exceptions: [rule], review: .init(unusedWeeks: 8, soonDays: 14, top: 10)))
    let seen = Self.findings(activities)
    #expect(hidden[Self.day(91)] == nil)
    let second = try #require(hidden[Self.day(92)])
    #expect(second.sequel == nil)
    #expect(try #require(seen[Self.day(92)]).sequel != nil)
    let alone = try #require(Self.findings(activities, policy: Self.without)[Self.day(92)])
    #expect(second.surprise == alone.surprise)
  }

  @Test(
    "sequels in the past make such days more usual, and weeks tried on history score as findings do"
  )
  func calibration() throws {
    let strange = stride(from: 35, to: 90, by: 7).flatMap {
      [Self.intrusion($0, vendor: "otx"), Self.intrusion($0 + 1, vendor: "v\($0)")]
    }
    let activities = Self.activities(
      strange + [Self.intrusion(98), Self.intrusion(99, vendor: "censys")])
    let scorer = Scorer(policy: Self.policy, vendorNames: [:])
    let first = try #require(activities.map(\.firstDay).min())
    let mondays = (0..<15).map { Self.day(7 * $0) }
    let judged = Dictionary(
      uniqueKeysWithValues: mondays.map { monday in
        (monday, scorer.judge(activities, days: monday...monday.advanced(by: 6)))
      })
    let past = ScoredPast(
      judged, mondays: [Self.day(91), Self.day(98)], since: first, scorer: scorer)
    let findings = scorer.findings(for: activities, days: Self.day(91)...Self.day(104))
    let scored = past.weeks.flatMap(\.days)
    #expect(scored.count == findings.count)
    for day in scored {
      let finding = try #require(
        findings.first { $0.entity == day.entity && $0.day == day.day })
      #expect(day.score == finding.score)
      #expect(day.surprise == finding.surprise)
    }
    let before = mondays.prefix(14).compactMap { judged[$0] }
    func weeks(_ policy: ScoringPolicy) throws -> Double {
      try #require(
        Scorer(policy: policy, vendorNames: [:])
          .returnPeriods(before: Self.day(98), from: before, since: first)
      ).weeks(at: 40)
    }
    #expect(try weeks(Self.policy) < weeks(Self.without))
  }
}
