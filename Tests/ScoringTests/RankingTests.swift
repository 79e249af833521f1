import Events
import Testing

@testable import Scoring

/// Whether the scoring does on a simulated organisation what it is for.
struct RankingTests {
  @Test("a burst at a new vendor by night ranks first among steady analysts", arguments: 1...5)
  func attackRanksFirst(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var activities = (0..<40).map { number in
      Sample.analyst("analyst\(number)", days: 0..<98, using: &random)
    }
    let attack = Sample.day(
      94, hours: [2: 25, 3: 16], vendors: ["shodan": 41], countries: ["DE": 1])
    activities[17].days.removeAll { $0.day == attack.day }
    activities[17].days.append(attack)
    activities[17].days.sort { $0.day < $1.day }
    let findings = Scorer(policy: Sample.policy, vendorNames: Sample.vendorNames).findings(
      for: activities, days: Sample.monday.advanced(by: 91)...Sample.monday.advanced(by: 97))
    let first = try #require(findings.first)
    #expect(first.entity.id == "analyst17")
    #expect(first.day == attack.day)
    #expect(first.isAlert)
    #expect(findings.count { $0.isAlert } == 1)
    #expect(first.score > findings[1].score + 20)
    let median = findings[findings.count / 2].score
    #expect(median < 15)
  }

  @Test("a steady feed account does not outrank an analyst's departure")
  func feedStaysQuiet() {
    var random = SeededGenerator(seed: 20)
    var activities = (0..<10).map { number in
      Sample.analyst("analyst\(number)", days: 0..<98, using: &random)
    }
    let feed = (0..<98).map { offset in
      Sample.day(
        offset,
        hours: Dictionary(
          uniqueKeysWithValues: (0..<24).map { ($0, Int.random(in: 180...220, using: &random)) }))
    }
    activities.append(Sample.activity("feed", feed))
    let findings = Scorer(policy: Sample.policy, vendorNames: [:]).findings(
      for: activities, days: Sample.monday.advanced(by: 91)...Sample.monday.advanced(by: 97))
    #expect(findings.allSatisfy { $0.entity.id != "feed" || $0.score < 15 })
    #expect(findings.count { $0.entity.id == "feed" } == 7)
  }
}
