import Events
import Testing

@testable import Scoring

struct BaselineTests {
  private let monday = Sample.monday

  private func baseline(
    _ offsets: [Int], firstSeen: Int? = nil, before offset: Int
  ) -> Baseline {
    var activity = Sample.activity("a", offsets.map { Sample.day($0) })
    if let firstSeen { activity.firstSeen = monday.advanced(by: firstSeen) }
    return Baseline(of: activity, before: monday.advanced(by: offset), policy: Sample.policy)
  }

  @Test("it holds the days of the window strictly before the scored one")
  func window() {
    let baseline = baseline(Array(0..<200), before: 100)
    #expect(baseline.days.first?.day == monday.advanced(by: 16))
    #expect(baseline.days.last?.day == monday.advanced(by: 99))
    #expect(baseline.exposureDays == 84)
    #expect(baseline.learning == nil)
  }

  @Test("exposure begins with the first event, quiet days included")
  func exposure() {
    let baseline = baseline([0, 9, 10], before: 10)
    #expect(baseline.exposureDays == 10)
    #expect(baseline.days.count == 2)
    #expect(baseline.learning == Finding.Learning(daysKnown: 10, daysNeeded: 14))
    #expect(
      baseline.span
        == Signal.Baseline(days: 10, from: monday, until: monday.advanced(by: 9)))
  }

  @Test("an entity seen before its loaded days was there all the time")
  func firstSeenEarlier() {
    #expect(baseline([50], firstSeen: -400, before: 50).exposureDays == 84)
    #expect(baseline([50], firstSeen: 40, before: 50).exposureDays == 10)
  }

  @Test("nothing before the first event is known, even when the first day claims to be later")
  func nothingKnown() {
    #expect(baseline([5], before: 5).exposureDays == 0)
    #expect(baseline([5], before: 5).span == nil)
    #expect(baseline([], firstSeen: 9, before: 5).exposureDays == 0)
    #expect(baseline([0, 5], firstSeen: 90, before: 5).days.count == 1)
  }

  @Test("a window shorter than the days to learn is enough when it is full")
  func shortWindow() {
    var policy = Sample.policy
    policy.baselineWeeks = 1
    let activity = Sample.activity("a", (0..<30).map { Sample.day($0) })
    let baseline = Baseline(of: activity, before: monday.advanced(by: 20), policy: policy)
    #expect(baseline.exposureDays == 7)
    #expect(baseline.learning == nil)
  }
}
