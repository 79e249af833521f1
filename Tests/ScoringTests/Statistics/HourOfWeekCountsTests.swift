import Events
import Testing

@testable import Scoring

struct HourOfWeekCountsTests {
  private func counted(_ days: [DayActivity]) -> HourOfWeekCounts {
    days.reduce(into: HourOfWeekCounts()) { $0.add($1, as: $1.day.weekday) }
  }

  @Test("merging is associative and commutative, and equals adding one by one")
  func mergeLaws() {
    let days = (0..<9).map { Sample.day($0, hours: [$0 + 3: 1, 20: $0]) }
    let parts = [counted(Array(days[0..<2])), counted(Array(days[2..<7])), counted([days[7]])]
    var left = parts[0]
    left.merge(parts[1])
    left.merge(parts[2])
    var right = parts[2]
    right.merge(parts[0])
    right.merge(parts[1])
    #expect(left == right)
    #expect(left == counted(Array(days[0..<8])))
  }

  @Test("the shortest span holds nine tenths, may cross midnight, and is the earliest of equals")
  func shortestSpan() {
    func counts(_ hours: [Int: Int]) -> [Int] { (0..<24).map { hours[$0] ?? 0 } }
    #expect(HourSpan.shortest(in: counts([:])) == nil)
    #expect(HourSpan.shortest(in: counts([8: 5, 17: 5]))?.description == "08–18")
    #expect(HourSpan.shortest(in: counts([8: 5, 17: 5, 3: 1]))?.description == "08–18")
    #expect(HourSpan.shortest(in: counts([22: 5, 23: 5, 5: 5]))?.description == "22–06")
    #expect(HourSpan.shortest(in: counts([23: 5]))?.description == "23–24")
    let always = [Int](repeating: 3, count: 24)
    #expect(HourSpan.shortest(in: always)?.description == "around the clock")
  }
}
