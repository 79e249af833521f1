import Events
import Policies
import Testing

@testable import Scoring

/// Thresholds and weights tried on past weeks.
struct ScoredPastTests {
  private static let first = Sample.monday.advanced(by: -7 * 20)

  /// A day of one session, in which the first signals are so surprising, in nats.
  private static func day(
    _ offset: Int, _ nats: [Double], of entity: String = "a", hits: Int = 1
  ) -> JudgedWeek.Day {
    var tails = [Double](repeating: 0, count: SignalRegistry.names.count)
    for (name, nats) in zip(["volume", "new-vendor", "off-hours"], nats) where nats > 0 {
      // −ln 2p nats.
      tails[SignalRegistry.names.firstIndex(of: name) ?? 0] = Double(Float(-nats - 0.6931472))
    }
    return JudgedWeek.Day(
      entity: Sample.entity(entity), role: .person, roleName: "",
      day: Sample.monday.advanced(by: offset),
      hits: hits, events: hits,
      sessions: [
        JudgedWeek.Session(
          source: "10.0.0.1", client: "Firefox", country: "DE", vendors: ["vt"], minutes: 1...2,
          logTails: tails)
      ])
  }

  /// Twenty weeks: in each one day of 3 nats and one of 1, in the last two more of 4 and 5.
  private static var judged: [LocalDay: JudgedWeek] {
    var weeks: [LocalDay: JudgedWeek] = [:]
    for week in -20..<0 {
      var days = [day(week * 7, [3], hits: 10), day(week * 7 + 1, [0, 1], of: "b", hits: 30)]
      if week == -1 {
        days += [day(-5, [2, 2], of: "c", hits: 5), day(-4, [0, 0, 5], of: "d", hits: 5)]
      }
      weeks[Sample.monday.advanced(by: week * 7)] = JudgedWeek(days: days)
    }
    return weeks
  }

  private static var mondays: [LocalDay] { (-4..<0).map { Sample.monday.advanced(by: $0 * 7) } }

  private static func past(_ policy: ScoringPolicy = Sample.policy) -> ScoredPast {
    ScoredPast(
      judged, mondays: mondays, since: first, scorer: Scorer(policy: policy, vendorNames: [:]))
  }

  @Test("a step counts alerts by week, what they leave out, and what chance alone brings")
  func step() throws {
    let past = Self.past()
    #expect(past.weeks.count == 4)
    #expect(past.findings == 10)
    #expect(past.hits == 170)
    // A day of 3 nats comes once a week.
    let step = past.step(at: 49)
    #expect(step.alerts == [1, 1, 1, 3])
    #expect(step.median == 1)
    #expect(step.worst == 3)
    #expect(step.total == 6)
    #expect(step.entities == 3)
    #expect(isClose(try #require(step.hitsRemoved), 120.0 / 170, within: 1e-9))
    #expect(isClose(try #require(step.findingsRemoved), 0.4, within: 1e-9))
    #expect(past.step(at: 50).expectedByChance == 1)
    #expect(past.step(at: 75).expectedByChance == 0.125)
    #expect(past.step(at: 0).alerts == [2, 2, 2, 4])
    #expect(past.step(at: 0).findingsRemoved == 0)
  }

  @Test("each week is scored with the weeks before it alone")
  func prequential() {
    var changed = Self.judged
    changed[Self.mondays[3]] = JudgedWeek(days: (0..<50).map { Self.day(-7, [5], of: "x\($0)") })
    let scorer = Scorer(policy: Sample.policy, vendorNames: [:])
    let past = ScoredPast(changed, mondays: Self.mondays, since: Self.first, scorer: scorer)
    for week in 0..<3 { #expect(past.weeks[week].days == Self.past().weeks[week].days) }
  }

  @Test("weeks before which nothing is known are left out, and said")
  func tooShort() {
    let scorer = Scorer(policy: Sample.policy, vendorNames: [:])
    let young = Self.judged.filter { $0.key >= Self.mondays[1] }
    let past = ScoredPast(young, mondays: Self.mondays, since: Self.mondays[1], scorer: scorer)
    #expect(past.tooShort == Array(Self.mondays[0...2]))
    #expect(past.weeks.map(\.monday) == [Self.mondays[3]])
  }

  @Test("the recommended threshold is the lowest that keeps enough weeks to the budget")
  func recommendation() {
    let past = Self.past()
    let found = past.recommendation(budget: 1, keptBy: 0.75, stride: 5)
    #expect(found.keepsBudget)
    #expect(found.step.alerts.count { $0 <= 1 } >= 3)
    #expect(past.step(at: found.score - 1).alerts.count { $0 <= 1 } < 3)
    #expect(found.above == found.score + 5)
    #expect(found.looser.vanishing.isEmpty)
    #expect(
      found.looser.appearing.count
        == past.step(at: found.below).total - found.step.total)
    // Every week must keep to it now, the loud one too.
    let strict = past.recommendation(budget: 1, keptBy: 1, stride: 5)
    #expect(strict.score > found.score)
    #expect(strict.step.alerts.allSatisfy { $0 <= 1 })
    #expect(strict.tighter.appearing.isEmpty)
    let none = past.recommendation(budget: 0, keptBy: 1, stride: 5)
    #expect(none.keepsBudget == past.step(at: 100).alerts.allSatisfy { $0 == 0 })
  }

  @Test("without a signal its alerts go, and one that never fired never matters")
  func signalEffects() throws {
    var policy = Sample.policy
    policy.alertScore = 52
    let past = Self.past(policy)
    #expect(past.alerts(from: 52).map(\.entity.id).sorted() == ["c", "d"])
    let effects = SignalEffects(
      of: Self.judged, mondays: Self.mondays, since: Self.first, policy: policy,
      scorer: { Scorer(policy: $0, vendorNames: [:]) }
    ).effects(on: past)
    #expect(effects.map(\.signal) == SignalRegistry.names)
    func effect(_ name: String) throws -> SignalEffect {
      try #require(effects.first { $0.signal == name })
    }
    let hours = try effect("off-hours")
    #expect(hours.findings == 1)
    #expect(hours.alerts == 1)
    #expect(hours.alone == 1)
    #expect(hours.off.vanishing.map(\.entity.id) == ["d"])
    let vendor = try effect("new-vendor")
    #expect(vendor.findings == 5)
    #expect(vendor.alone == 0)
    #expect(vendor.off.vanishing.map(\.entity.id) == ["c"])
    #expect(try effect("new-country").neverMatters)
    #expect(try !effect("off-hours").neverMatters)
  }

  @Test("what a signal tells together with another goes with it")
  func pairEffects() throws {
    var policy = Sample.policy
    policy.alertScore = 65
    policy.weights["new-vendor"] = 0
    policy.weights["volume"] = 0
    policy.together = [.init(first: "volume", second: "new-vendor", weight: 9)]
    let past = Self.past(policy)
    #expect(past.alerts(from: 65).contains { $0.entity.id == "c" })
    let effects = SignalEffects(
      of: Self.judged, mondays: Self.mondays, since: Self.first, policy: policy,
      scorer: { Scorer(policy: $0, vendorNames: [:]) }
    ).effects(on: past)
    let vendor = try #require(effects.first { $0.signal == "new-vendor" })
    #expect(vendor.off.vanishing.contains { $0.entity.id == "c" })
  }

  @Test("a change names what comes and what goes, the most surprising first")
  func change() {
    let past = Self.past()
    let change = ScoredPast.change(from: past.alerts(from: 0), to: past.alerts(from: 49))
    #expect(change.appearing.isEmpty)
    #expect(change.vanishing.map(\.entity.id) == ["b", "b", "b", "b"])
    #expect(ScoredPast.change(from: past.alerts(from: 49), to: past.alerts(from: 49)).isNothing)
  }
}
