import Events
import Testing

/// What exceptions took away, week by week.
struct ExceptionTallyTests {
  private static func day(
    _ offset: Int, _ ids: [String], hidden: Bool, wasAlert: Bool = false, decisive: Bool = true
  ) -> ExceptedDay {
    ExceptedDay(
      entity: Sample.entity("a"), day: Sample.monday.advanced(by: offset), hits: 1,
      before: .init(score: 60, surprise: 9, isAlert: wasAlert),
      after: hidden ? nil : .init(score: 40, surprise: 9, isAlert: false),
      marks: ids.map {
        ExceptionMark(id: $0, effect: "hide", sessions: 2, sessionsOfDay: 3, isDecisive: decisive)
      })
  }

  @Test("Days count as hidden or lowered where the exception was decisive, sessions always")
  func counts() {
    var tally = ExceptionTally()
    tally.add(
      [
        Self.day(0, ["x"], hidden: true, wasAlert: true), Self.day(1, ["x", "y"], hidden: false),
        Self.day(2, ["x"], hidden: false, decisive: false),
      ], ofWeekFrom: Sample.monday)
    #expect(tally.counts(of: "x") == ExceptionCounts(sessions: 6, hidden: 1, lowered: 1, alerts: 1))
    #expect(tally.counts(of: "y") == ExceptionCounts(sessions: 2, lowered: 1))
    #expect(tally.counts(of: "z").isNothing)
  }

  @Test("The last use is told in weeks, and empty weeks are known, too")
  func lastUse() {
    var tally = ExceptionTally()
    #expect(tally.weeksKnown == 0)
    tally.add([Self.day(0, ["x"], hidden: true)], ofWeekFrom: Sample.monday)
    tally.add([], ofWeekFrom: Sample.monday.advanced(by: 7 * 8))
    #expect(tally.weeksKnown == 9)
    #expect(tally.weeksSinceLastUse(of: "x") == 8)
    #expect(tally.weeksSinceLastUse(of: "y") == nil)
  }

  @Test("Weeks merge to the same in any order")
  func merges() {
    var parts: [ExceptionTally] = []
    for week in 0..<4 {
      var part = ExceptionTally()
      part.add(
        [Self.day(week * 7, ["x"], hidden: week % 2 == 0)],
        ofWeekFrom: Sample.monday.advanced(by: week / 2 * 7))
      parts.append(part)
    }
    func merged(_ parts: [ExceptionTally]) -> ExceptionTally {
      parts.reduce(into: ExceptionTally()) { $0.merge($1) }
    }
    #expect(merged(parts) == merged(parts.reversed()))
    #expect(merged(parts).counts(of: "x") == ExceptionCounts(sessions: 8, hidden: 2, lowered: 2))
  }
}
