import Events
import Testing

@testable import Scoring

struct EntityProfileSummaryTests {
  private let days = [
    Sample.day(0, hours: [9: 4, 10: 2], vendors: ["vt": 5, "shodan": 1], countries: ["DE": 1]),
    Sample.day(1, hours: [9: 2], vendors: ["vt": 1, "censys": 1], hits: 0),
    Sample.day(7, hours: [23: 4], vendors: ["shodan": 4]),
    Sample.day(20, hours: [0: 99], vendors: ["otx": 99]),
  ]

  private func profile(from: Int, until: Int) -> EntityProfile {
    EntityProfile(
      summarising: Sample.activity("a", days), from: Sample.monday.advanced(by: from),
      until: Sample.monday.advanced(by: until))
  }

  @Test("it counts the days of the span and nothing outside")
  func counts() {
    let profile = profile(from: -30, until: 9)
    #expect(profile.exposureDays == 10)
    #expect(profile.activeDays == 3)
    #expect(profile.events == 12)
    #expect(profile.hits == 10)
    #expect(profile.dailyMean == 1.2)
    #expect(profile.weekdayMeans == [5, 1, 0, 0, 0, 0, 0])
    #expect(profile.hoursOfWeek[0][9] == 4)
    #expect(profile.hoursOfWeek[0][23] == 4)
    #expect(profile.hoursOfWeek[1][9] == 2)
    #expect(profile.hoursOfWeek.joined().reduce(0, +) == 12)
  }

  @Test("shares list most events first, then names, with days and last use")
  func shares() {
    let profile = profile(from: 0, until: 9)
    let monday = Sample.monday
    #expect(
      profile.vendors == [
        .init(name: "vt", events: 6, days: 2, last: monday.advanced(by: 1)),
        .init(name: "shodan", events: 5, days: 2, last: monday.advanced(by: 7)),
        .init(name: "censys", events: 1, days: 1, last: monday.advanced(by: 1)),
      ])
    #expect(profile.countries.map(\.name) == ["DE"])
    #expect(profile.clients.map(\.name) == ["Firefox"])
  }

  @Test("weekdays that the span does not hold have no mean")
  func missingWeekdays() {
    let profile = profile(from: 4, until: 7)
    #expect(profile.weekdayMeans == [4, nil, nil, nil, 0, 0, 0])
  }

  @Test("it names the same normal as the volume signal of the next day")
  func agreesWithSignal() throws {
    let past = (0..<30).map { Sample.day($0, hours: [9: $0 == 12 ? 400 : 2 + $0 % 3]) }
    let profile = EntityProfile(
      summarising: Sample.activity("a", past), from: Sample.monday,
      until: Sample.monday.advanced(by: 29))
    let signal = try Sample.signal("volume", of: Sample.day(30), after: past)
    let mean = Phrase.figure(try #require(profile.dailyMean))
    let deviation = Phrase.figure(try #require(profile.dailyDeviation))
    #expect(signal.explanation.contains("normal is \(mean) ± \(deviation) a day over 30 days"))
    let band = try #require(signal.band)
    #expect(
      signal.expected.map {
        if case .number(let number) = $0 { band.contains(number) } else { false }
      } == true)
    #expect(profile.dailyMean.map { $0 < 4 } == true)
    #expect(profile.weekdayMeans.allSatisfy { $0.map { $0 < 6 } == true })
  }

  @Test("an empty span has no mean")
  func empty() {
    let profile = profile(from: -9, until: -3)
    #expect(profile.exposureDays == 0)
    #expect(profile.dailyMean == nil)
    #expect(profile.weekdayMeans == [nil, nil, nil, nil, nil, nil, nil])
    #expect(profile.vendors.isEmpty)
  }
}
