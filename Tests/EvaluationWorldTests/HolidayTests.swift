import EvaluationWorld
import Events
import Testing

/// The public holidays of a world, as its analysts would name them.
struct HolidayTests {
  @Test("they are days of the world by the zones of its offices, and none where nobody keeps any")
  func holidays() {
    let world = SimulatedOrganisation.small()
    #expect(!world.holidays.isEmpty)
    #expect(world.holidays.allSatisfy { $0.day <= world.scored.upperBound })
    #expect(Set(world.holidays.map(\.zone)).count > 1)
    #expect(SimulatedOrganisation.small(without: [.holiday]).holidays.isEmpty)
  }

  @Test("people rest on those of their own zone")
  func rest() {
    var world = SimulatedOrganisation.small(hasAttacks: false)
    let before = world.activities
    var asked: Set<String> = []
    let days = world.holidays
    world.giveRest { role, zone in
      asked.insert(zone)
      return role == .automation
        ? .weekends
        : RestDays(
          holidays: days.filter { $0.zone == zone }.map {
            RestDays.Holiday(days: $0.day...$0.day, name: "holiday")
          })
    }
    #expect(asked.isSuperset(of: days.map(\.zone)))
    #expect(zip(world.activities, before).allSatisfy { $0.days == $1.days && $0.role == $1.role })
    // Nine of ten stay at home, so that there is less than half of what other workdays have.
    var (onHolidays, onWorkdays) = ((active: 0, of: 0), (active: 0, of: 0))
    for activity in world.activities where activity.entity.kind == .user {
      let active = Set(activity.days.filter { !$0.sessions.isEmpty }.map(\.day))
      for offset in 0..<world.scored.lowerBound.distance(to: world.scored.upperBound) {
        let day = world.scored.lowerBound.advanced(by: offset)
        guard !day.isWeekend else { continue }
        if activity.restDays.isRest(day) {
          onHolidays.of += 1
          if active.contains(day) { onHolidays.active += 1 }
        } else {
          onWorkdays.of += 1
          if active.contains(day) { onWorkdays.active += 1 }
        }
      }
    }
    #expect(onHolidays.of > 0)
    #expect(
      Double(onHolidays.active) / Double(onHolidays.of)
        < 0.5 * Double(onWorkdays.active) / Double(onWorkdays.of))
  }
}
