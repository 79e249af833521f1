import Events
import Policies
import Testing

@testable import Scoring

/// Whether what is said to clear an alert does.
struct CounterfactualTests {
  private static let day = Sample.monday.advanced(by: 114)

  /// The finding of the first of twenty analysts on a day.
  private func finding(
    _ odd: DayActivity, under effect: ExceptionRule.Effect? = nil
  ) throws -> Finding {
    var matcher = ExceptionMatcher()
    matcher.client = Patterns(["Firefox"])
    let rules = effect.map {
      ExceptionRule(
        id: "a", matcher: matcher, effect: $0, reason: "Expected.", owner: "soc",
        created: Sample.monday, expires: .never)
    }
    var random = SeededGenerator(seed: 21)
    var activities = (0..<20).map {
      Sample.analyst("analyst\($0)", days: 0..<119, using: &random)
    }
    activities[0].days.removeAll { $0.day == odd.day }
    activities[0].days.append(odd)
    activities[0].days.sort { $0.day < $1.day }
    return try #require(
      Scorer(
        policy: Sample.policy, vendorNames: Sample.vendorNames,
        exceptions: ExceptionPolicy(
          exceptions: [rules].compactMap { $0 }, review: ExceptionPolicy.none.review)
      )
      .findings(for: activities, days: Self.day...Self.day)
      .first { $0.entity == activities[0].entity })
  }

  private func requests(_ count: Int) -> DayActivity {
    Sample.day(114, hours: [10: count], countries: ["DE": 1])
  }

  @Test("a count that would clear it is the greatest that does")
  func count() throws {
    let alert = try finding(requests(400))
    #expect(alert.isAlert)
    let change = try #require(
      alert.clearances.first { $0.changes.map(\.signal) == ["volume"] }?.changes.first)
    let match = try #require(change.words.firstMatch(of: /at most (\d+) requests? instead of 400/))
    let most = try #require(Int(match.1))
    #expect(most > 1)
    #expect(try !finding(requests(most)).isAlert)
    #expect(try finding(requests(most + 1)).isAlert)
  }

  @Test("under an exception it is the greatest that clears what is left")
  func exceptedCount() throws {
    func most(_ effect: ExceptionRule.Effect?) throws -> Int {
      let alert = try finding(requests(400), under: effect)
      #expect(alert.isAlert)
      let change = try #require(
        alert.clearances.first { $0.changes.map(\.signal) == ["volume"] }?.changes.first)
      let match = try #require(
        change.words.firstMatch(of: /at most (\d+) requests? instead of 400/))
      return try #require(Int(match.1))
    }
    let excepted = try most(.lower(30))
    let plain = try most(nil)
    #expect(excepted > plain)
    #expect(try !finding(requests(excepted), under: .lower(30)).isAlert)
    #expect(try finding(requests(excepted + 1), under: .lower(30)).isAlert)
  }

  @Test("a signal that would clear it does, in all sessions of the day")
  func signal() throws {
    func day(_ hour: Int, vendor: String) -> DayActivity {
      Sample.day(
        114, hours: [hour: 1, hour + 1: 1], vendors: [vendor: 2], countries: ["DE": 1])
    }
    let alert = try finding(day(2, vendor: "shodan"))
    #expect(alert.isAlert)
    let signals = alert.clearances.map { $0.changes.map(\.signal) }
    #expect(!signals.isEmpty)
    #expect(
      alert.clearances.contains { $0.changes.map(\.words) == ["at its usual hours"] })
    #expect(try signals.contains(["new-vendor"]) == !finding(day(2, vendor: "vt")).isAlert)
    #expect(try signals.contains(["off-hours"]) == !finding(day(10, vendor: "shodan")).isAlert)
  }

  @Test("where no single change is enough two are, and of those only the three smallest are told")
  func pairs() throws {
    let odd = Sample.day(
      114, hours: [2: 1], vendors: ["shodan": 1], countries: ["KP": 1], source: "198.51.100.9")
    let alert = try finding(odd)
    #expect(alert.isAlert)
    #expect(alert.clearances.allSatisfy { $0.changes.count == 2 })
    #expect((1...3).contains(alert.clearances.count))
    #expect(alert.clearances.allSatisfy { Set($0.changes.map(\.signal)).count == 2 })
  }

  @Test("what is no alert needs no change")
  func quiet() throws {
    let finding = try finding(requests(3))
    #expect(!finding.isAlert)
    #expect(finding.clearances.isEmpty)
  }
}
