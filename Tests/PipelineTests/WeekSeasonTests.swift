import Events
import History
import Policies
import Testing

@testable import Pipeline

/// Weeks that are read together.
struct WeekSeasonTests {
  /// Twenty weeks: two users, one of them with a second name from the twelfth week on, and a host that
  /// nobody answers for.
  private var logs: String {
    var text = ""
    for day in 20_640...20_779 {
      let users = ["a@corp.example", day < 20_724 ? "b@corp.example" : "b", "-"]
      for (place, user) in users.enumerated() where (day + place) % (place + 2) != 0 {
        for hour in [8 + place, 11, day % 7 == place ? 23 : 15] {
          text += proxyLine(
            "\(day * 86_400 + hour * 3600)", user: user,
            host: day % 9 == place ? "www.shodan.io" : "www.virustotal.com",
            source: "10.0.\(place).\(day % 3)")
        }
      }
    }
    return text
  }

  @Test(
    "each sees what it sees alone, whoever has which names and holidays in it",
    arguments: [[], ["UTC"], ["Europe/Berlin"]])
  func sameAsAlone(zones: [String]) throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    _ = try ingest([try scratch.write(logs, to: "a.log")], into: store)
    var policies = try shippedPolicies()
    let holiday = LocalDay(number: 20_745)...LocalDay(number: 20_746)
    policies.holidays.holidays = [.init(days: holiday, name: "Break", timeZones: zones)]
    let reader = try WeekReader(
      policies: policies, store: store, clock: .utc, geography: nil)
    let mondays = [20_717, 20_724, 20_752, 20_773].map { LocalDay(number: $0) }
    let weeks = mondays.map { $0...$0.advanced(by: 6) } + [mondays[3]...mondays[3]]
    let season = try reader.season(of: weeks)
    for (place, week) in weeks.enumerated() {
      let alone = try reader.scene(of: week)
      let together = season.scene(place)
      #expect(together.days == week)
      #expect(Set(together.activities) == Set(alone.activities))
      #expect(together.activities.count == alone.activities.count)
      #expect(alone.activities.contains { $0.entity.id == "b@corp.example" })
      #expect(together.actors.joins == alone.actors.joins)
      let isConcerned = zones != ["Europe/Berlin"]
      #expect(alone.activities.contains { $0.restDays != .weekends } == isConcerned)
    }
    #expect(season.scene(0).actors.joins != season.scene(3).actors.joins)
  }
}

struct ActGapsTests {
  private func event(_ second: Int, count: Int = 1, isAct: Bool = true) -> ActGaps.Moment {
    ActGaps.Moment(time: Timestamp(seconds: Int64(second)), isAct: isAct, count: count)
  }

  @Test("gaps of a part are those that the part has alone")
  func parts() {
    let events = [
      event(0, count: 2), event(60), event(70, isAct: false), event(900, count: 3),
      event(200_000), event(200_001),
    ]
    let gaps = ActGaps(of: events)
    for start in 0...events.count {
      for end in start...events.count {
        let part = ActGaps(of: Array(events[start..<end])).counts(in: 0..<(end - start))
        #expect(gaps.counts(in: start..<end) == part)
        #expect(ActGaps.counts(of: events[start..<end]) == part)
      }
    }
    var expected = GapCounts()
    expected.add(seconds: 60)
    expected.add(seconds: 840)
    expected.add(seconds: 0, count: 2)
    expected.add(seconds: 1)
    #expect(gaps.counts(in: 0..<events.count) == expected)
  }
}
