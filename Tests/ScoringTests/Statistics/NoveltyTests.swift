import Events
import Foundation
import Testing

@testable import Scoring

struct NoveltyTests {
  @Test("surprise is the documented formula")
  func formula() {
    let novelty = Novelty(daysKnown: 30, occasions: 18, adoptions: 1)
    let expected = -0.75 * log(2.0 / 20 * 4 / 42)
    #expect(isClose(novelty.surprise(users: 3, of: 41, priorDays: 10), expected))
  }

  @Test("nothing known makes no surprise, and more days make more")
  func thinHistory() {
    let surprises = [0, 1, 5, 20, 80].map { days in
      Novelty(daysKnown: days, occasions: 10, adoptions: 0)
        .surprise(users: 0, of: 40, priorDays: 10)
    }
    #expect(surprises[0] == 0)
    #expect(surprises == surprises.sorted())
    #expect(surprises[1] < 1)
  }

  @Test("what more others use, and who often takes up something new, surprises less")
  func ordering() {
    let steady = Novelty(daysKnown: 80, occasions: 50, adoptions: 0)
    let curious = Novelty(daysKnown: 80, occasions: 50, adoptions: 10)
    let rare = steady.surprise(users: 0, of: 40, priorDays: 10)
    #expect(rare > steady.surprise(users: 20, of: 40, priorDays: 10))
    #expect(rare > curious.surprise(users: 0, of: 40, priorDays: 10))
    #expect(curious.surprise(users: 40, of: 40, priorDays: 0) > 0)
  }

  @Test("adoptions and occasions are counted after the first day of use")
  func counting() throws {
    let past = [
      Sample.day(0, vendors: ["": 4]),
      Sample.day(2, vendors: ["vt": 1, "shodan": 1]),
      Sample.day(3, vendors: ["vt": 1]),
      Sample.day(5, vendors: ["censys": 1, "vt": 0]),
      Sample.day(7, vendors: ["shodan": 1]),
    ]
    let baseline = Baseline(
      of: Sample.activity("a", past), before: Sample.monday.advanced(by: 12),
      policy: Sample.policy)
    let novelty = try #require(Novelty(of: .vendor, in: baseline))
    #expect(novelty == Novelty(daysKnown: 10, occasions: 3, adoptions: 1))
    #expect(Novelty(of: .country, in: baseline) == nil)
  }
}
