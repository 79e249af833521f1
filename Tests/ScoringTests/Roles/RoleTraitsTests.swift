import Events
import Foundation
import Policies
import Seeded
import Testing

@testable import Scoring

struct RoleTraitsTests {
  private let policy = RolePolicy.Inference(
    minDays: 5, minEvents: 30, votes: 2, scriptedShare: 0.8, hoursShare: 0.35, regularShare: 0.5,
    weekendRatio: 0.5, sharedClients: 4)

  private func traits(
    of days: [DayActivity], gaps: [Double] = []
  ) throws -> RoleTraits {
    var counts = GapCounts()
    for gap in gaps { counts.add(seconds: gap) }
    let first = try #require(days.first?.day)
    let activity = EntityActivity(
      entity: Entity(id: "a", kind: .user), firstSeen: first, days: days, gaps: counts)
    return RoleTraits(
      of: activity, days: Sample.monday...Sample.monday.advanced(by: 27), policy: policy)
  }

  /// Four weeks from a Monday on, every hour or office hours only.
  private func days(weekends: Bool, hours: [Int: Int], scripted: Bool) -> [DayActivity] {
    (0..<28).filter { weekends || $0 % 7 < 5 }.map { offset in
      var day = Sample.day(offset, hours: hours)
      day.scripted = scripted ? day.events : 0
      day.clients = [scripted ? "curl" : "Firefox": day.events]
      return day
    }
  }

  @Test("a clockwork account has all four traits, a person none")
  func tellsApart() throws {
    let hours = Dictionary(uniqueKeysWithValues: (0..<24).map { ($0, 2) })
    let machine = try traits(
      of: days(weekends: true, hours: hours, scripted: true),
      gaps: [Double](repeating: 1800, count: 50))
    #expect(machine.isAutomation == true)
    #expect(machine.traits.allSatisfy { $0.isThere })
    #expect(machine.traits.map(\.value) == [1, 1, 1, 1])
    #expect(machine.mainClient == "curl")
    let gaps = (0..<60).map { [3, 9, 30, 75, 200, 610, 1900, 5400, 11_000, 40_000][$0 % 10] }
    let person = try traits(
      of: days(weekends: false, hours: [9: 2, 11: 1, 15: 3], scripted: false),
      gaps: gaps.map(Double.init))
    #expect(person.isAutomation == false)
    #expect(person.traits.allSatisfy { !$0.isThere })
    #expect(person.traits.last?.value == 0)
  }

  @Test("one trait alone does not make a machine, two do")
  func countsVotes() throws {
    let office = [9: 2, 11: 1, 15: 3]
    let scripted = days(weekends: false, hours: office, scripted: true)
    #expect(try traits(of: scripted).isAutomation == false)
    #expect(try traits(of: scripted, gaps: [60, 60, 60]).isAutomation == true)
  }

  @Test("too few days or events say nothing")
  func abstains() throws {
    let few = Array(days(weekends: true, hours: [9: 100], scripted: true).prefix(4))
    #expect(try traits(of: few).isAutomation == nil)
    let quiet = days(weekends: false, hours: [9: 1], scripted: true)
    #expect(try traits(of: quiet).isAutomation == nil)
    #expect(try traits(of: quiet).traits.isEmpty)
  }
}

struct GapCountsTests {
  @Test("gaps within a fifth of each other are alike; a longer gap than a day does not count")
  func measuresRegularity() {
    var gaps = GapCounts()
    #expect(gaps.regularity == nil)
    gaps.add(seconds: 100_000)
    #expect(gaps.total == 0)
    for _ in 0..<8 { gaps.add(seconds: 900) }
    gaps.add(seconds: 5)
    gaps.add(seconds: 30_000)
    #expect(gaps.regularity == 0.8)
  }

  @Test("a gap's step is the logarithm of its seconds to the base 1.2, to the last bit")
  func steps() {
    var random = SeededStream(seed: 3)
    func logarithmic(_ seconds: Double) -> Int { Int(log(max(seconds, 1)) / log(1.2)) }
    var gaps = (0..<20_000).map { _ in exp(Double.random(in: -1...log(86_400), using: &random)) }
    for step in 0...62 {
      let border = pow(1.2, Double(step))
      gaps += [border.nextDown.nextDown, border.nextDown, border, border.nextUp]
    }
    for gap in gaps + [0, 0.5, 1, 2, 4, 60, 86_400] {
      #expect(GapCounts.step(seconds: gap) == logarithmic(gap), "\(gap)")
    }
    #expect(GapCounts.step(seconds: 86_400.nextUp) == nil)
    #expect(GapCounts.step(seconds: -1) == nil)
  }

  @Test("merging is adding up")
  func merges() {
    var (one, other, both) = (GapCounts(), GapCounts(), GapCounts())
    for (index, seconds) in [1.0, 60, 61, 900, 0, 3600].enumerated() {
      if index % 2 == 0 { one.add(seconds: seconds) } else { other.add(seconds: seconds) }
      both.add(seconds: seconds)
    }
    one.merge(other)
    #expect(one == both)
  }
}
