import Events
import Seeded
import Testing

@testable import Scoring

/// Whether the scoring does on a simulated organisation what it is for.
struct RankingTests {
  private static let days = Sample.monday.advanced(by: 133)...Sample.monday.advanced(by: 139)

  private func analysts(_ count: Int, seed: UInt64) -> [EntityActivity] {
    var random = SeededStream(seed: seed)
    return (0..<count).map { number in
      Sample.analyst("analyst\(number)", days: 0..<140, using: &random)
    }
  }

  private func findings(_ activities: [EntityActivity]) -> [Finding] {
    Scorer(policy: Sample.policy, vendorNames: Sample.vendorNames)
      .findings(for: activities, days: Self.days)
  }

  @Test("a burst at a new vendor by night ranks first among steady analysts", arguments: 1...3)
  func attackRanksFirst(seed: UInt64) throws {
    var activities = analysts(20, seed: seed)
    let attack = Sample.day(
      136, hours: [2: 25, 3: 16], vendors: ["shodan": 41], countries: ["DE": 1])
    activities[17].replace(attack)
    let findings = findings(activities)
    let first = try #require(findings.first)
    #expect(first.entity.id == "analyst17")
    #expect(first.day == attack.day)
    #expect(first.isAlert)
    #expect(first.surprise > findings[1].surprise + 3)
    #expect(try #require(first.returnPeriod).weeks > 8)
    let typical = findings[findings.count / 2]
    #expect(typical.score < 25)
  }

  @Test("bad rows inside a busy service account's day stay visible")
  func takeover() throws {
    var activities = analysts(10, seed: 3)
    var feed = Sample.activity("feed", (0..<140).map { Self.feedDay($0) })
    var busy = Self.feedDay(136)
    busy.sessions +=
      Sample.day(
        136, hours: [14: 4], vendors: ["shodan": 4], source: "10.9.8.7", client: "curl"
      ).sessions
    feed.replace(busy)
    activities.append(feed)
    let first = try #require(findings(activities).first)
    #expect(first.entity.id == "feed")
    #expect(first.day == busy.day)
    #expect(first.signals.first { $0.name == "new-vendor" }?.score ?? 0 > 2)
    #expect(
      first.signals.first { $0.name == "new-source" }?.explanation.contains("10.9.8.7") == true)
  }

  @Test("a steady feed account stays low, around the clock as it is")
  func feedStaysQuiet() {
    let feed = Sample.activity("feed", (0..<140).map { Self.feedDay($0) })
    let findings = findings(analysts(10, seed: 20) + [feed])
    #expect(findings.count { $0.entity.id == "feed" } == 7)
    #expect(findings.allSatisfy { $0.entity.id != "feed" || $0.surprise < 2 })
  }

  @Test("what is new to many in the same days is a surprise for none of them")
  func rollOut() throws {
    func surprise(adopters: Range<Int>) throws -> Double {
      var activities = analysts(20, seed: 8)
      for place in adopters {
        activities[place].replace(Sample.day(136, vendors: ["censys": 1], countries: ["DE": 1]))
      }
      return try #require(
        findings(activities).first {
          $0.entity.id == "analyst0" && $0.day == Sample.monday.advanced(by: 136)
        }?.signals.first { $0.name == "new-vendor" }?.score)
    }
    #expect(try surprise(adopters: 0..<1) > 2)
    #expect(try surprise(adopters: 0..<15) < 1)
  }

  @Test("what is new to many is told once, with all of them, and each of their signals says so")
  func sharedNovelty() throws {
    var activities = analysts(12, seed: 8)
    for (place, offset) in [(0, 134), (1, 134), (2, 135), (3, 136), (4, 136)] {
      activities[place].replace(
        Sample.day(offset, vendors: ["censys": 1], countries: ["DE": 1]))
    }
    let scorer = Scorer(policy: Sample.policy, vendorNames: Sample.vendorNames)
    let outcome = scorer.outcome(for: activities, ofOneWeek: Self.days, after: [], periods: nil)
    #expect(
      outcome.sharedNovelties.filter { $0.kind == .vendor } == [
        SharedNovelty(
          kind: .vendor, name: "censys", entities: activities[0..<5].map(\.entity),
          days: Sample.monday.advanced(by: 134)...Sample.monday.advanced(by: 136))
      ])
    let last = try #require(
      outcome.findings.first {
        $0.entity.id == "analyst4" && $0.day == Sample.monday.advanced(by: 136)
      })
    #expect(
      last.signals.contains {
        $0.explanation.hasSuffix("; new to 4 others in the same days, so less of a surprise")
      })
    var policy = Sample.policy
    policy.sharedBy = 6
    let fewer = Scorer(policy: policy, vendorNames: [:])
      .outcome(for: activities, ofOneWeek: Self.days, after: [], periods: nil)
    #expect(!fewer.sharedNovelties.contains { $0.kind == .vendor })
  }

  @Test("a new source that carries the account's ordinary work is discounted")
  func company() throws {
    func surprise(ordinary: Bool) throws -> Double {
      var activities = analysts(20, seed: 9)
      var day = Sample.day(136, countries: ["DE": 1], source: "192.0.2.7")
      if ordinary {
        day.context = DayContext()
        day.context?.sources = ["192.0.2.7"]
      }
      activities[0].replace(day)
      return try #require(
        findings(activities).first { $0.entity.id == "analyst0" && $0.day == day.day }?
          .signals.first { $0.name == "new-source" }?.score)
    }
    #expect(try surprise(ordinary: false) > 2)
    #expect(try surprise(ordinary: true) < 1)
  }

  @Test("a dormant account's return is told by its habit")
  func dormant() throws {
    var activities = analysts(20, seed: 10)
    activities[3].days.removeAll { (40..<136).contains(Sample.monday.distance(to: $0.day)) }
    activities[3].replace(Sample.day(136))
    let finding = try #require(
      findings(activities).first {
        $0.entity.id == "analyst3" && $0.day == Sample.monday.advanced(by: 136)
      })
    let habit = try #require(finding.signals.first { $0.name == "habit" })
    // Peers' workdays count for a week of its own, so a return is no more than unusual.
    #expect(habit.score > 0.5)
    #expect(
      findings(activities).allSatisfy {
        $0.entity == finding.entity
          || $0.signals.first { $0.name == "habit" }?.score == 0
      })
    #expect(habit.explanation == "active on 0 of 60 earlier workdays")
  }

  /// A machine that calls one vendor each hour.
  private static func feedDay(_ offset: Int) -> DayActivity {
    var day = Sample.day(
      offset, hours: Dictionary(uniqueKeysWithValues: (0..<24).map { ($0, 200) }),
      source: "10.0.9.9", client: "Go-http-client", isScripted: true)
    var session = day.sessions[0]
    session.minutes = 0...1439
    session.events = 4800
    session.peak = 34
    day.sessions = [session]
    return day
  }
}

extension EntityActivity {
  /// Puts a day in its place, instead of the one that was there.
  fileprivate mutating func replace(_ day: DayActivity) {
    days.removeAll { $0.day == day.day }
    days.append(day)
    days.sort { $0.day < $1.day }
  }
}
