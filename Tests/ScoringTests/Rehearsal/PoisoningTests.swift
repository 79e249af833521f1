import Events
import Policies
import Testing

@testable import Scoring

@Suite("A patient attacker")
struct PoisoningTests {
  private typealias World = RehearsalSample

  private let policy = World.policy([]).poisoning

  @Test("the ramp goes from its first step to its top and stays there")
  func ramp() {
    let steps = (0..<4).map { PoisoningStep($0, of: policy) }
    #expect(steps.map(\.requests) == [2, 10, 50, 50])
    #expect(steps.map(\.newVendors) == [0, 1, 2, 2])
    #expect(steps.map(\.hoursLater) == [0, 4, 8, 8])
    #expect(steps.map(\.isTop) == [false, false, true, true])
  }

  private func steps(
    _ activities: [EntityActivity], by scorer: Scorer = World.scorer
  ) -> [Poisoning.JudgedStep] {
    let monday = World.monday.advanced(by: -21)
    let campaign = scorer.campaign(
      policy, among: activities, from: monday, vendors: World.vendors, seed: 1)
    return (0..<4).map { week in
      let judged = scorer.judge(campaign, week: week, among: activities)
      return Poisoning.JudgedStep(
        week: week, judged: judged, real: [], periods: World.periods())
    }
  }

  @Test("what is learned week by week surprises less than what comes at once")
  func patience() throws {
    let poisoning = World.scorer.poisoning(steps(World.activities()), policy: policy, threshold: 60)
    #expect(poisoning.all.entities == 3)
    #expect(poisoning.roles.map(\.entities) == [1, 2])
    let weeks = poisoning.all.weeks
    #expect(weeks[0].surprise == weeks[0].suddenSurprise)
    let (patient, sudden) = (weeks.compactMap(\.surprise), weeks.compactMap(\.suddenSurprise))
    #expect(patient.count == 4)
    #expect(patient[3] < sudden[3] - 1)
    #expect(patient[3] < patient[2])
    #expect(sudden[3] > sudden[0] + 3)
    let alerted = weeks.map(\.alerted.count)
    #expect(alerted == alerted.sorted())
  }

  @Test("accepted is the first week at the top under the level, and none where there is none")
  func acceptance() {
    let steps = steps(World.activities())
    func accepted(below level: Double) -> Int? {
      var policy = policy
      policy.acceptedBelow = level
      return World.scorer.poisoning(steps, policy: policy, threshold: 50).all.accepted
    }
    #expect(accepted(below: 100) == 2)
    #expect(accepted(below: 0) == nil)
  }

  @Test("a flood has all steps of the ramp in its first week, and the top in each after it")
  func flood() {
    let campaign = World.scorer.campaign(
      policy, among: World.activities(), from: World.monday, vendors: World.vendors, seed: 1)
    let ramp = campaign.injections(0...2)
    for (place, injection) in campaign.flood(0...1).enumerated() {
      func events(_ injection: Injection, _ week: Int32) -> [Int] {
        injection.sessions.sorted { $0.key < $1.key }.filter {
          $0.key.monday == World.monday.advanced(by: Int(7 * week))
        }.flatMap { $0.value.map(\.events) }
      }
      #expect(injection.entity == ramp[place].entity)
      #expect(events(injection, 0) == [2, 10, 50, 2, 10, 50, 2, 10, 50])
      #expect(events(injection, 1) == [50, 50, 50])
      let all = ramp[place].sessions.values.joined().reduce(0) { $0 + $1.events }
      #expect(events(injection, 0).reduce(0, +) == all)
    }
  }

  @Test("a flood that may teach what it likes is accepted the sooner, and the table says when")
  func floodBounded() throws {
    var unlimited = Sample.policy
    unlimited.priors.lesson = ScoringPolicy.Lesson(reach: 1000, hours: 1000, sessions: 1000)
    let free = Scorer(policy: unlimited, vendorNames: [:])
    let activities = World.activities()
    func course(_ scorer: Scorer, below level: Double) -> Poisoning.Course {
      var policy = policy
      policy.acceptedBelow = level
      return scorer.poisoning(steps(activities, by: scorer), policy: policy, threshold: 50).all
    }
    let (bounded, unbounded) = (course(World.scorer, below: 0), course(free, below: 0))
    let (held, taught) = (
      try #require(bounded.weeks[1].floodSurprise), try #require(unbounded.weeks[1].floodSurprise)
    )
    #expect(held > taught + 0.5)
    let between = (held + taught) / 2
    #expect(course(free, below: between).floodAccepted == 1)
    #expect(course(World.scorer, below: between).floodAccepted ?? 99 > 1)
    #expect(bounded.floodAccepted == nil)
  }

  @Test("who is told as a slow burn is counted from the week on that tells it")
  func slowBurns() {
    func named(weeks least: Int) -> [Int] {
      var scoring = Sample.policy
      scoring.alertScore = 100
      scoring.slowBurn = ScoringPolicy.SlowBurn(
        fromScore: 0, halfLifeDays: 28, signalCap: 50, leastPoints: 0.1, leastWeeks: least,
        timesExpected: 0)
      return Scorer(policy: scoring, vendorNames: [:])
        .poisoning(steps(World.activities()), policy: policy, threshold: 100)
        .all.weeks.map(\.named.count)
    }
    let early = named(weeks: 1)
    #expect(early == early.sorted() && early.last ?? 0 > 0)
    #expect(named(weeks: 3)[0] == 0)
    #expect(named(weeks: 99).allSatisfy { $0 == 0 })
  }

  @Test("days before the campaign and other entities are no part of it")
  func onlyTheInjected() {
    let judged = steps(World.activities())
    for step in judged {
      let monday = World.monday.advanced(by: 7 * (step.week - 3))
      #expect(step.judged.patient.days.count == 9)
      #expect(
        step.judged.patient.days.allSatisfy { $0.day.monday == monday && $0.sessions.count == 1 })
      #expect(step.judged.patient.days.map(\.day) == step.judged.sudden.days.map(\.day))
    }
  }
}
