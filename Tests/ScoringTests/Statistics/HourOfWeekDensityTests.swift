import Events
import Testing

@testable import Scoring

struct HourOfWeekDensityTests {
  private func density(_ days: [DayActivity]) -> HourOfWeekDensity {
    days.reduce(into: HourOfWeekDensity()) { $0.add($1) }
  }

  @Test("the probabilities of a week sum to one")
  func sumsToOne() throws {
    let past = density((0..<30).map { Sample.day($0, hours: [0: 2, 9: 1, 23: 4]) })
    for bandwidth in [0, 0.5, 1, 1.5, 3, 500] {
      let week = try #require(past.probabilities(bandwidth: bandwidth, prior: 4))
      #expect(week.count == 168)
      #expect(isClose(week.reduce(0, +), 1))
    }
  }

  @Test("agrees with the naive formula: own weekday and day type by halves, then the even spread")
  func naive() throws {
    let past = density([Sample.day(0, hours: [9: 1]), Sample.day(1, hours: [9: 7])])
    let week = try #require(past.probabilities(bandwidth: 0.5, prior: 4))
    let monday = (0.5 * (1 + 2.0 / 5) + 4.0 / 168) / 6
    let friday = (0.5 * (2.0 / 5) + 4.0 / 168) / 6
    let sunday = (4.0 / 168) / 6
    #expect(isClose(week[HourOfWeekDensity.index(weekday: 1, hour: 9)], monday))
    #expect(isClose(week[HourOfWeekDensity.index(weekday: 5, hour: 9)], friday))
    #expect(isClose(week[HourOfWeekDensity.index(weekday: 7, hour: 9)], sunday))
  }

  @Test("the kernel reaches over midnight, from Sunday to Monday too")
  func circular() throws {
    let past = density([Sample.day(6, hours: [23: 1])])
    let week = try #require(past.probabilities(bandwidth: 1.5, prior: 0))
    #expect(week[0] > 0)
    #expect(week[0] > week[HourOfWeekDensity.index(weekday: 2, hour: 0)])
    #expect(week[HourOfWeekDensity.index(weekday: 1, hour: 12)] == 0)
  }

  @Test("before any event nothing is known")
  func empty() {
    #expect(HourOfWeekDensity().probabilities(bandwidth: 1.5, prior: 4) == nil)
    #expect(density([DayActivity(day: Sample.monday)]).total == 0)
  }

  @Test("merging is associative and commutative, and equals adding one by one")
  func mergeLaws() {
    let days = (0..<9).map { Sample.day($0, hours: [$0 + 3: 1, 20: $0]) }
    let parts = [density(Array(days[0..<2])), density(Array(days[2..<7])), density([days[7]])]
    var left = parts[0]
    left.merge(parts[1])
    left.merge(parts[2])
    var right = parts[2]
    right.merge(parts[0])
    right.merge(parts[1])
    #expect(left == right)
    #expect(left == density(Array(days[0..<8])))
  }

  @Test("a day with too many or too few hours does no harm")
  func oddHours() {
    var day = DayActivity(day: Sample.monday)
    day.hours = [Int](repeating: 1, count: 30)
    #expect(density([day]).total == 24)
    day.hours = []
    #expect(density([day]).total == 0)
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
