import Detection
import Events
import Testing

struct RuleWindowTests {
  private let now = Timestamp(seconds: 1_000_000)

  @Test("The window starts strictly after the lookback, to the tick")
  func strict() {
    let window = RuleWindow(now: now, lookback: 7 * 86_400)
    let edge = now.advanced(bySeconds: -7 * 86_400)
    #expect(window.start == edge)
    #expect(!window.contains(edge))
    #expect(window.contains(Timestamp(ticks: edge.ticks + 1)))
    #expect(!window.contains(Timestamp(ticks: edge.ticks - 1)))
  }

  @Test("There is no upper bound, as the rule has none")
  func noUpperBound() {
    #expect(RuleWindow(now: now, lookback: 60).contains(now.advanced(bySeconds: 86_400)))
  }

  @Test("A lookback beyond all of time looks at all of it", arguments: [Int.max, Int(1e12)])
  func endless(_ lookback: Int) {
    let window = RuleWindow(now: now, lookback: lookback)
    #expect(window.contains(Timestamp(ticks: .min + 1)))
  }
}
