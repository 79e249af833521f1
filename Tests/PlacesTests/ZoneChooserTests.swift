import Events
import Foundation
import Policies
import Testing

@testable import Places

struct ZoneChooserTests {
  private let policy = TimeZonePolicy(
    minShare: 0.6, minDays: 5, workingHours: 7..<19,
    countries: [
      "DE": ["Europe/Berlin"], "JP": ["Asia/Tokyo"],
      "US": ["America/New_York", "America/Los_Angeles"],
    ])

  /// One event a day at an hour of UTC, from Monday 2026-11-02 on.
  private func traces(
    _ days: Range<Int>, hour: Int = 12, country: String = "", site: String? = nil,
    zone: String? = nil
  ) -> [ZoneChooser.Trace] {
    days.map { day in
      ZoneChooser.Trace(
        time: Timestamp(seconds: Int64(1_793_577_600 + day * 86_400 + hour * 3600)),
        place: Place(site: site, country: country, timeZone: zone), country: country)
    }
  }

  private func choice(
    _ traces: [ZoneChooser.Trace], kind: Entity.Kind = .user
  ) -> ZoneChoice {
    ZoneChooser(policy: policy, organisation: .utc).choice(for: kind, traces: traces)
  }

  @Test("a site decides before a country, and a country before the organisation")
  func prefersSites() {
    let site = traces(0..<6, country: "DE", site: "Lab", zone: "Asia/Tokyo")
    #expect(choice(site).reason == .site("Lab"))
    #expect(choice(site).clock.timeZone.identifier == "Asia/Tokyo")
    let country = choice(traces(0..<6, country: "DE"))
    #expect(country.reason == .country("DE"))
    #expect(country.days == 6)
    #expect(country.clock.timeZone.identifier == "Europe/Berlin")
    #expect(choice(traces(0..<6)).reason == .organisation)
  }

  @Test("too few days, no majority, an unknown country or a machine keep the organisation's clock")
  func abstains() {
    #expect(choice(traces(0..<4, country: "DE")).reason == .organisation)
    let torn = traces(0..<5, country: "DE") + traces(5..<10, country: "JP")
    #expect(choice(torn).reason == .organisation)
    #expect(choice(traces(0..<9, country: "XX")).reason == .organisation)
    #expect(choice(traces(0..<9, country: "DE"), kind: .service).reason == .organisation)
  }

  @Test("a busy journey of a day does not outweigh quiet weeks at home")
  func countsDays() {
    var all = traces(0..<10, country: "DE")
    for _ in 0..<500 { all += traces(10..<11, country: "JP") }
    #expect(choice(all).reason == .country("DE"))
  }

  @Test("of a country's zones the one whose working hours fit is taken")
  func fitsWorkingHours() {
    // 01:00 UTC is 17:00 of the day before in Los Angeles and 20:00 in New York.
    let west = choice(
      traces(1..<5, hour: 1, country: "US") + traces(8..<12, hour: 1, country: "US"))
    #expect(west.clock.timeZone.identifier == "America/Los_Angeles")
    // 13:00 UTC is 08:00 in New York and 05:00 in Los Angeles.
    let east = choice(traces(0..<5, hour: 13, country: "US"))
    #expect(east.clock.timeZone.identifier == "America/New_York")
  }
}
