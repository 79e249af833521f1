import Events
import Policies
import Seeded
import Testing

@testable import Scoring

extension Sample {
  static let triage = TriagePolicy(
    foldWeeks: 8, foldGrowth: 1.25, foldShare: 0.1, teachWeight: 3, leastVerdicts: 20,
    leastOfEach: 5, ridge: 1, mostShift: 15)

  static func entry(
    _ verdict: TriageVerdict, _ entity: String = "a", day: Int, until: Int? = nil,
    at seconds: Int = 0, basis: TriageBasis? = nil
  ) -> TriageEntry {
    TriageEntry(
      entity: entity, days: monday.advanced(by: day)...monday.advanced(by: until ?? day),
      verdict: verdict, note: "", analyst: "x",
      time: Timestamp(seconds: Int64(seconds)), basis: basis)
  }

  static func teachings(_ entries: TriageEntry...) -> Teachings {
    Teachings(journal: TriageJournal(entries), policy: triage)
  }
}

struct TeachingsTests {
  /// Ninety days of two analysts, the first of whom once, on day 85, was at Shodan from elsewhere.
  private func activities(without: Bool = false) -> [EntityActivity] {
    var random = SeededStream(seed: 11)
    let a = Sample.analyst("a", days: 0..<92, using: &random)
    let b = Sample.analyst("b", days: 0..<92, using: &random)
    var days = a.days.filter { $0.day != Sample.monday.advanced(by: 85) }
    if !without {
      days.append(
        Sample.day(
          85, hours: [3: 30], vendors: ["shodan": 30], countries: ["RU": 1], source: "203.0.113.9",
          client: "curl", isScripted: true, keys: ["k1"]))
      days.sort { $0.day < $1.day }
    }
    return [Sample.activity("a", days), b]
  }

  private func findings(
    _ activities: [EntityActivity], _ teachings: Teachings = .none, day: Int
  ) -> [Finding] {
    let day = Sample.monday.advanced(by: day)
    // What a harmful day begins is told by its sequels, whatever was learned.
    let policy = Sample.policy(sequel: ScoringPolicy.Sequel(days: 0, from: 0, weight: 0))
    return Scorer(policy: policy, vendorNames: Sample.vendorNames)
      .findings(for: activities.map(teachings.marking), days: day...day)
  }

  /// Whether findings have the same sentences and, but for rounding, the same surprises.
  private func isAlike(_ left: [Finding], _ right: [Finding]) -> Bool {
    left.count == right.count
      && zip(left, right).allSatisfy { one, other in
        one.id == other.id && isClose(one.surprise, other.surprise, within: 1e-6)
          && one.signals.map(\.explanation) == other.signals.map(\.explanation)
      }
  }

  /// A repeat of day 85.
  private func repeated(in activities: [EntityActivity], day: Int = 91) -> [EntityActivity] {
    var activities = activities
    activities[0].days.removeAll { $0.day == Sample.monday.advanced(by: day) }
    activities[0].days.append(
      Sample.day(
        day, hours: [3: 30], vendors: ["shodan": 30], countries: ["RU": 1], source: "203.0.113.9",
        client: "curl", isScripted: true, keys: ["k1"]))
    return activities
  }

  @Test("a day that was judged harmful is learned by nobody: as if it had not been")
  func excludes() throws {
    for verdict in [TriageVerdict.malicious, .suspicious] {
      let teachings = Sample.teachings(Sample.entry(verdict, day: 85))
      #expect(teachings.isExcluded("a", on: Sample.monday.advanced(by: 85)))
      #expect(!teachings.isExcluded("b", on: Sample.monday.advanced(by: 85)))
      let kept = findings(repeated(in: activities()), teachings, day: 91)
      let never = findings(repeated(in: activities(without: true)), day: 91)
      #expect(isAlike(kept, never))
      let learned = findings(repeated(in: activities()), day: 91)
      let a = try #require(kept.first { $0.entity.id == "a" })
      let poisoned = try #require(learned.first { $0.entity.id == "a" })
      #expect(a.surprise > poisoned.surprise + 3)
    }
  }

  @Test("the harmful day itself is scored as any day")
  func scoresTheDay() {
    let teachings = Sample.teachings(Sample.entry(.malicious, day: 85))
    #expect(findings(activities(), teachings, day: 85) == findings(activities(), day: 85))
  }

  @Test("a harmful day is kept out of later days of its own week, and of the same week's context")
  func sameWeek() throws {
    // Day 84 is a Monday.
    let later = repeated(in: activities(), day: 87)
    let judged = findings(later, Sample.teachings(Sample.entry(.malicious, day: 85)), day: 87)
    let never = findings(repeated(in: activities(without: true), day: 87), day: 87)
    #expect(isAlike(judged, never))
    let learned = try #require(findings(later, day: 87).first { $0.entity.id == "a" })
    #expect(try #require(judged.first { $0.entity.id == "a" }).surprise > learned.surprise)
  }

  @Test("a resolved suspicion is learned again, and a verdict changes nothing before its day")
  func resolves() {
    let resolved = Sample.teachings(
      Sample.entry(.suspicious, day: 85), Sample.entry(.benignOneOff, day: 85, at: 60))
    #expect(resolved.isEmpty)
    let later = Sample.teachings(Sample.entry(.malicious, day: 91))
    #expect(
      findings(activities(), later, day: 85) == findings(activities(), day: 85))
  }

  @Test("what is expected counts for more than the day itself, and fades as the day does")
  func teaches() throws {
    let expected = Sample.teachings(Sample.entry(.benignExpected, day: 85))
    #expect(expected.weight("a", on: Sample.monday.advanced(by: 85)) == 3)
    #expect(expected.weight("a", on: Sample.monday.advanced(by: 84)) == 0)
    let learned = findings(repeated(in: activities()), day: 91)
    let taught = findings(repeated(in: activities()), expected, day: 91)
    func surprise(_ findings: [Finding]) throws -> Double {
      try #require(findings.first { $0.entity.id == "a" }).surprise
    }
    #expect(try surprise(taught) < surprise(learned))
    #expect(
      taught.first { $0.entity.id == "b" }?.surprise
        == learned.first { $0.entity.id == "b" }?.surprise)
    // The weight in the past is that of four days, as old as the day.
    var one = Habits(since: Sample.monday)
    one[.vendor].learn([1])
    one[.vendor].teach([1], weight: 3)
    one.advance(
      to: Sample.monday.advanced(by: 45), halfLife: HalfLife(days: 45), restDays: .weekends)
    #expect(isClose(one[.vendor].uses.weight(of: 1), 2))
  }

  @Test("a harmful day does not tell how seldom such days come about")
  func calibrates() {
    let monday = Sample.monday.advanced(by: 98)
    let activities = activities()
    func periods(_ precedents: Precedents) -> ReturnPeriods? {
      let scorer = Scorer(
        policy: Sample.policy, vendorNames: [:], precedents: precedents)
      let weeks = Sample.policy.calibrationMondays(before: monday).map {
        scorer.judge(activities, days: $0...$0.advanced(by: 6))
      }
      return scorer.returnPeriods(before: monday, from: weeks, since: Sample.monday)
    }
    let journal = TriageJournal([Sample.entry(.malicious, day: 85)])
    let judged = periods(Precedents(journal: journal, policy: Sample.triage))
    let all = periods(.none)
    #expect(judged != all)
    // Where days are counted, there is one fewer.
    #expect((judged?.weeks(at: 0.5) ?? 0) > (all?.weeks(at: 0.5) ?? .infinity))
  }

  @Test("the fingerprint of days changes with what is said about them, and with nothing else")
  func fingerprints() {
    let span = Sample.monday...Sample.monday.advanced(by: 20)
    let one = Sample.teachings(Sample.entry(.malicious, day: 5))
    #expect(Teachings.none.fingerprint(of: span).isEmpty)
    #expect(Sample.teachings(Sample.entry(.malicious, day: 21)).fingerprint(of: span).isEmpty)
    #expect(Sample.teachings(Sample.entry(.unknown, day: 5)).fingerprint(of: span).isEmpty)
    #expect(!one.fingerprint(of: span).isEmpty)
    let others = [
      Sample.teachings(Sample.entry(.malicious, day: 6)),
      Sample.teachings(Sample.entry(.malicious, "b", day: 5)),
      Sample.teachings(Sample.entry(.benignExpected, day: 5)),
      Sample.teachings(Sample.entry(.malicious, day: 5, until: 6)),
    ]
    #expect(Set(others.map { $0.fingerprint(of: span) } + [one.fingerprint(of: span)]).count == 5)
    #expect(
      Sample.teachings(Sample.entry(.suspicious, day: 5)).fingerprint(of: span)
        == one.fingerprint(of: span))
  }
}
