import Events
import Testing

struct DayActivityTests {
  private func session(
    _ source: String, _ client: String, country: String = "", vendors: [String: Int]
  ) -> Session {
    var session = Session(minutes: 0...1, source: source, client: client, country: country)
    session.vendors = vendors
    session.events = vendors.values.reduce(0, +)
    return session
  }

  @Test("names are those of the sessions until others are set")
  func names() {
    var day = DayActivity(day: Sample.monday)
    #expect(day.vendors.isEmpty)
    day.sessions = [
      session("10.0.0.1", "Firefox", vendors: ["vt": 2]),
      session("10.0.0.1", "curl", country: "DE", vendors: ["vt": 1, "otx": 4]),
      session("", "curl", vendors: ["otx": 1]),
    ]
    #expect(day.vendors == ["vt": 3, "otx": 5])
    #expect(day.clients == ["Firefox": 2, "curl": 6])
    #expect(day.sources == ["10.0.0.1": 7])
    #expect(day.countries == ["DE": 5])
    day.countries["FR", default: 0] += 1
    day.sessions = []
    #expect(day.countries == ["DE": 5, "FR": 1])
    #expect(day.clients.isEmpty)
  }

  @Test("hours count as any list of 24 numbers does")
  func hours() {
    var hours = HourCounts()
    hours[23] += 2
    hours[0] = 1
    #expect(hours.count == 24)
    #expect(hours.reduce(0, +) == 3)
    #expect(hours.indices.filter { hours[$0] > 0 } == [0, 23])
    #expect(hours != HourCounts())
    #expect(Set([hours, hours]).count == 1)
  }
}
