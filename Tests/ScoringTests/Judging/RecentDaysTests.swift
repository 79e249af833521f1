import Events
import Policies
import Testing

@testable import Scoring

/// Which earlier day a day may be the sequel of, and what that adds.
struct RecentDaysTests {
  private static let policy = ScoringPolicy.Sequel(days: 3, from: 5, weight: 0.5)
  private static let (a, b) = (Sample.entity("a"), Sample.entity("b"))

  private static func day(_ offset: Int) -> LocalDay { Sample.monday.advanced(by: offset) }

  private static func recent(
    _ days: [(entity: Entity, offset: Int, nats: Double)], policy: ScoringPolicy.Sequel = policy
  ) -> RecentDays {
    var recent = RecentDays(policy: policy)
    for known in days { recent.add(known.nats, of: known.entity, on: day(known.offset)) }
    return recent
  }

  @Test(
    "a day is the sequel of those strictly before it, as many days as the policy says, and no more")
  func span() {
    let recent = Self.recent([(Self.a, 10, 9)])
    let found = (8...15).map { recent.most(before: Self.day($0), of: Self.a)?.surprise }
    #expect(found == [nil, nil, nil, 9, 9, 9, nil, nil])
    #expect(recent.most(before: Self.day(11), of: Self.b) == nil)
    let off = ScoringPolicy.Sequel(days: 0, from: 0, weight: 1)
    #expect(
      Self.recent([(Self.a, 10, 9)], policy: off).most(before: Self.day(11), of: Self.a) == nil)
  }

  @Test(
    "the most surprising counts, the latest of equals, in whatever order they came; usual days do not"
  )
  func most() {
    let days: [(entity: Entity, offset: Int, nats: Double)] = [
      (Self.a, 9, 7), (Self.a, 8, 9), (Self.a, 10, 5), (Self.a, 7, 9), (Self.b, 10, 20),
    ]
    for days in [days, days.reversed()] {
      let recent = Self.recent(days)
      #expect(recent.most(before: Self.day(10), of: Self.a) == .init(day: Self.day(8), surprise: 9))
      #expect(recent.most(before: Self.day(12), of: Self.a) == .init(day: Self.day(9), surprise: 7))
      #expect(recent.most(before: Self.day(13), of: Self.a) == nil)
    }
  }

  @Test("the lesser of both counts again by the weight, the earlier one as far as it was unusual")
  func nats() {
    func added(_ own: Double, after earlier: Double?) -> Double {
      Self.policy.nats(of: own, after: earlier.map { .init(day: Self.day(0), surprise: $0) })
    }
    #expect(added(4, after: nil) == 0)
    #expect(added(4, after: 7) == 1)
    #expect(added(4, after: 30) == 2)
    #expect(added(0, after: 30) == 0)
    #expect(added(4, after: 3) == 0)
  }
}
