import EvaluationWorld
import Events
import Testing

@Suite struct DayTotalTests {
  private let organisation = SimulatedOrganisation.small()

  @Test func dayTotalsAgreeWithSessions() {
    for activity in organisation.activities {
      for day in activity.days {
        let sessions = day.sessions
        #expect(day.events > 0)
        #expect(sessions.reduce(0) { $0 + $1.events } == day.events)
        #expect(sessions.reduce(0) { $0 + $1.hits } == day.hits)
        #expect(
          sessions.filter(\.isScripted).reduce(0) { $0 + $1.events } == day.scripted)
        #expect(day.hours.reduce(0, +) == day.events)
        #expect(Self.sums(sessions, by: \.client) == day.clients)
        #expect(Self.sums(sessions, by: \.source) == day.sources)
        #expect(Self.sums(sessions, by: \.country).filter { !$0.key.isEmpty } == day.countries)
        let vendors = sessions.reduce(into: [:]) { $0.merge($1.vendors, uniquingKeysWith: +) }
        #expect(vendors == day.vendors)
      }
    }
  }

  @Test func sessionsArePlausible() {
    for session in organisation.activities.flatMap(\.days).flatMap(\.sessions) {
      #expect((0...1439).contains(session.minutes.lowerBound))
      #expect((0...1439).contains(session.minutes.upperBound))
      #expect(session.peak >= 1 && session.peak <= session.events)
      #expect(session.keys == session.keys.sorted())
      #expect(session.riskySignIns <= session.hits)
    }
  }

  @Test func daysAscendWithinTheWorld() {
    for activity in organisation.activities {
      let days = activity.days.map(\.day)
      #expect(days == Set(days).sorted())
      #expect(activity.firstSeen == days.first)
      #expect(days.allSatisfy { $0 <= organisation.scored.upperBound })
    }
    let ids = organisation.activities.map(\.entity.id)
    #expect(ids == Set(ids).sorted())
  }

  @Test func everyAttackedDayHasHits() {
    for truth in organisation.truth {
      let activity = organisation.activities.first { $0.entity.id == truth.entity }
      let day = activity?.days.first { $0.day == truth.day }
      #expect(truth.hits > 0)
      #expect((day?.hits ?? 0) >= truth.hits)
      #expect(organisation.scored.contains(truth.day))
    }
  }

  @Test func whatIsMarkedIsThere() {
    let days = Set(
      organisation.activities.flatMap { activity in
        activity.days.map {
          SimulatedOrganisation.EntityDay(entity: activity.entity.id, day: $0.day)
        }
      })
    // Night shifts and foreign clocks may move a day by one.
    let marked = organisation.benign.keys.filter { key in
      (-1...1).contains { step in
        days.contains(
          SimulatedOrganisation.EntityDay(entity: key.entity, day: key.day.advanced(by: step)))
      }
    }
    #expect(marked.count >= organisation.benign.count * 99 / 100)
  }

  private static func sums(
    _ sessions: [Session], by name: (Session) -> String
  ) -> [String: Int] {
    sessions.reduce(into: [:]) { $0[name($1), default: 0] += $1.events }
  }
}
