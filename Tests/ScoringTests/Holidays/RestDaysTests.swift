import Events
import Testing

@testable import Scoring

/// What kind of day it is for whom.
struct RestDaysTests {
  private func day(_ offset: Int) -> LocalDay { Sample.monday.advanced(by: offset) }

  private func holiday(_ days: ClosedRange<Int>, _ name: String) -> RestDays.Holiday {
    RestDays.Holiday(days: day(days.lowerBound)...day(days.upperBound), name: name)
  }

  @Test("without holidays there are workdays and weekends")
  func weekends() {
    #expect(
      (0..<7).map { RestDays.weekends.type(of: day($0)) }
        == [.workday, .workday, .workday, .workday, .workday, .weekend, .weekend])
    #expect((0..<7).map { RestDays.weekends.weekday(of: day($0)) } == Array(1...7))
  }

  @Test("a holiday is a day of rest whatever the weekday, and its hours are a Sunday's")
  func holidays() {
    let rest = RestDays(holidays: [holiday(12...14, "Break"), holiday(2...2, "Founders' Day")])
    #expect(rest.type(of: day(1)) == .workday)
    #expect(rest.type(of: day(2)) == .holiday("Founders' Day"))
    #expect(rest.type(of: day(11)) == .workday)
    for offset in 12...14 { #expect(rest.type(of: day(offset)).holiday == "Break") }
    #expect(rest.type(of: day(15)) == .workday)
    #expect(rest.type(of: day(19)) == .weekend)
    for offset in 0..<21 {
      let isHoliday = [2, 12, 13, 14].contains(offset)
      #expect(rest.isRest(day(offset)) == (isHoliday || offset % 7 >= 5))
      #expect(rest.weekday(of: day(offset)) == (isHoliday ? 7 : offset % 7 + 1))
    }
  }

  @Test("of a day that is in several holidays one gives the name, and no day is lost")
  func overlaps() {
    let rest = RestDays(holidays: [
      holiday(3...9, "Long"), holiday(5...5, "Inner"), holiday(8...12, "Later"),
    ])
    #expect(
      (2...13).map { rest.type(of: day($0)).holiday }
        == [nil] + [String](repeating: "Long", count: 7)
        + [String](repeating: "Later", count: 3) + [nil])
  }

  @Test("who could be active is counted by the days of rest that each keeps")
  func membership() {
    let one = RestDays(holidays: [holiday(2...2, "A")])
    let other = RestDays(holidays: [holiday(2...3, "B")])
    var members = Membership()
    for rest in [one, .weekends, other, one] { members.admit(keeping: rest) }
    #expect(members.count == 4)
    #expect((0..<7).map { members.resting(on: day($0)) } == [0, 0, 3, 1, 0, 4, 4])
  }

  @Test("a role's exposure is split by who rests, and adds up to what it is without holidays")
  func exposure() {
    let halfLife = HalfLife(days: 45)
    func habits(_ rest: [RestDays]) -> Habits {
      var members = Membership()
      for rest in rest { members.admit(keeping: rest) }
      var habits = Habits(since: day(0))
      habits.advance(to: day(7), halfLife: halfLife, members: members)
      return habits
    }
    let holiday = RestDays(holidays: [holiday(2...2, "A")])
    let (some, none) = (habits([holiday, .weekends]), habits([.weekends, .weekends]))
    let moved = halfLife.factor(from: day(2), to: day(7))
    #expect(isClose(some.active[0].occasions, none.active[0].occasions - moved))
    #expect(isClose(some.active[1].occasions, none.active[1].occasions + moved))
    var own = Habits(since: day(0))
    own.advance(to: day(7), halfLife: halfLife, restDays: holiday)
    #expect(isClose(own.active[0].occasions * 2, none.active[0].occasions - 2 * moved))
  }
}
