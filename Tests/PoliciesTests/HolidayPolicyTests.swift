import Events
import Foundation
import Policies
import Testing

/// `Models/holidays.yaml`: who rests when, and what cannot be meant.
struct HolidayPolicyTests {
  private func day(_ text: String) throws -> LocalDay { try #require(LocalDay(text)) }

  private func load(_ list: String) throws -> HolidayPolicy {
    try ModelsDirectory.withCopy { models in
      try models.write("version: 1\nholidays:\n\(list)\n", to: "holidays.yaml")
      return try PolicySet.load(from: models.path).holidays
    }
  }

  private func problems(_ text: String) throws -> [String] {
    try ModelsDirectory.withCopy { models in
      try models.write(text, to: "holidays.yaml")
      return PolicySet.check(directory: models.path).map { problem in
        "\(problem.location?.line ?? 0): \(problem.message)"
      }
    }
  }

  @Test("nobody has a holiday as shipped")
  func shippedIsEmpty() throws {
    #expect(try PolicySet.load(from: ModelsDirectory.shipped).holidays == .none)
  }

  @Test("a holiday is a date or a span, of everybody or of some clocks")
  func reads() throws {
    let policy = try load(
      """
        - date: 2026-12-25
          name: Christmas Day
        - {from: 2026-12-28, to: "2026-12-31", name: Works holidays, time_zones: [Europe/Berlin]}
      """)
    #expect(
      policy.holidays == [
        .init(days: try day("2026-12-25")...day("2026-12-25"), name: "Christmas Day"),
        .init(
          days: try day("2026-12-28")...day("2026-12-31"), name: "Works holidays",
          timeZones: ["Europe/Berlin"]),
      ])
  }

  @Test("the same day may be a holiday of different people under different names")
  func sharesDays() throws {
    let policy = try load(
      """
        - {date: 2026-05-25, name: Whit Monday, time_zones: [Europe/Berlin]}
        - {date: 2026-05-25, name: Memorial Day, time_zones: [America/New_York]}
      """)
    let calendar = HolidayCalendar(policy)
    let then = try day("2026-05-25")
    let type = { (zone: String) in
      calendar.restDays(of: .person, in: TimeZone(identifier: zone) ?? .gmt).type(of: then)
    }
    #expect(type("Europe/Berlin") == .holiday("Whit Monday"))
    #expect(type("America/New_York") == .holiday("Memorial Day"))
    #expect(type("Asia/Singapore") == .workday)
    #expect(type("UTC") == .workday)
  }

  @Test("a holiday of a zone concerns whoever has it under another name, and no neighbour")
  func otherNames() throws {
    let zones = try PolicySet.load(from: ModelsDirectory.shipped).timeZones
    let then = try day("2026-11-09")
    for (named, lived, concerns) in [
      ("Asia/Calcutta", "Asia/Kolkata", true), ("Asia/Kolkata", "Asia/Calcutta", true),
      ("US/Eastern", "America/New_York", true), ("Europe/Kiev", "Europe/Kyiv", true),
      ("Europe/Berlin", "Europe/Vienna", false), ("UTC", "GMT", true),
    ] {
      let policy = HolidayPolicy(holidays: [
        .init(days: then...then, name: "Diwali", timeZones: [named])
      ])
      let calendar = HolidayCalendar(policy, timeZones: zones)
      let zone = try #require(TimeZone(identifier: lived))
      let type = calendar.restDays(of: .person, in: zone).type(of: then)
      #expect(type == (concerns ? .holiday("Diwali") : .workday), "\(named) for \(lived)")
    }
  }

  @Test("a day twice under two names of one zone is refused")
  func refusesOtherNames() throws {
    #expect(
      try problems(
        """
        version: 1
        holidays:
          - {date: 2026-11-09, name: Diwali, time_zones: [Asia/Calcutta]}
          - {from: 2026-11-08, to: 2026-11-10, name: Festival, time_zones: [UTC, Asia/Kolkata]}

        """) == [
          "0: 2026-11-09 is in 'Diwali' and in 'Festival', and their time zones are one under two "
            + "names; keep one."
        ])
  }

  @Test("everybody's holidays are those of each clock, too; of an automation they are none")
  func everybody() throws {
    let policy = try load(
      """
        - {date: 2026-12-25, name: Christmas Day}
        - {date: 2026-10-03, name: German Unity Day, time_zones: [Europe/Berlin]}
        - {date: 2026-10-05, name: Founders' Day, time_zones: [UTC]}
      """)
    let calendar = HolidayCalendar(policy)
    let berlin = try #require(TimeZone(identifier: "Europe/Berlin"))
    for kind in [EntityRole.Kind.person, .unknown, .sharedHost] {
      #expect(calendar.restDays(of: kind, in: berlin).holidays.map(\.name).count == 2)
      #expect(calendar.restDays(of: kind, in: .gmt).holidays.map(\.name).count == 2)
    }
    let machine = calendar.restDays(of: .automation, in: berlin)
    #expect(machine == .weekends)
    #expect(machine.type(of: try day("2026-12-25")) == .workday)
    #expect(machine.type(of: try day("2026-12-26")) == .weekend)
  }

  @Test(
    "what cannot be meant is refused on its line",
    arguments: [
      (
        "  - {date: 2026-12-25, nmae: Christmas Day}",
        ["3: Missing key 'name'; add it.", "3: Unknown key 'nmae'; did you mean 'name'?"]
      ),
      (
        "  - date: 2026-12-25\n    name: A\n    country: DE",
        [
          "5: Unknown key 'country'; the keys here are 'date', 'from', 'to', 'name', 'time_zones'."
        ]
      ),
      (
        "  - date: 2026-02-29\n    name: A",
        ["3: 'date' must be a day like 2026-11-25, not '2026-02-29'."]
      ),
      (
        "  - date: tomorrow\n    name: A",
        ["3: 'date' must be a day like 2026-11-25, not 'tomorrow'."]
      ),
      (
        "  - name: A",
        ["3: A holiday needs 'date', or 'from' and 'to'; add the day."]
      ),
      ("  - name: A\n    from: 2026-12-25", ["3: Missing key 'to'; add it."]),
      (
        "  - name: A\n    date: 2026-12-25\n    to: 2026-12-26",
        ["4: A holiday has 'date', or 'from' and 'to', but not both."]
      ),
      (
        "  - name: A\n    from: 2026-12-26\n    to: 2026-12-25",
        ["5: 'to' is 2026-12-25, before 'from', 2026-12-26."]
      ),
      (
        "  - name: A\n    from: 2026-12-26\n    to: 2027-12-27",
        ["5: 'to' is 2027-12-27, more than 366 days from 'from', 2026-12-26."]
      ),
      (
        "  - name: A\n    date: 2026-12-25\n    time_zones: [Europe/Entenhausen]",
        [
          "5: 'time_zones' item 1, 'Europe/Entenhausen', is no time zone that this system knows."
        ]
      ),
      (
        "  - name: A\n    date: 2026-12-25\n    time_zones: [Europe/Berlin, Europe/Berlin]",
        ["5: 'time_zones' item 2, 'Europe/Berlin', stands there twice."]
      ),
      (
        "  - name: A\n    date: 2026-12-25\n    time_zones: []",
        ["5: 'time_zones' is empty; name at least one."]
      ),
      (
        "  - name: A\n    date: 2026-12-25\n  - name: B\n    date: 2026-12-25",
        [
          "6: 2026-12-25 is in 'A' of line 3, too, and that concerns the same people; keep one."
        ]
      ),
      (
        "  - {name: A, from: 2026-12-24, to: 2026-12-31, time_zones: [Europe/Berlin]}\n"
          + "  - {name: B, date: 2026-12-26}",
        [
          "4: 2026-12-26 is in 'A' of line 3, too, and that concerns the same people; keep one."
        ]
      ),
      ("  date: 2026-12-25", ["3: 'holidays' must be a list, not keys with values."]),
    ])
  func refuses(list: String, expected: [String]) throws {
    #expect(try problems("version: 1\nholidays:\n\(list)\n") == expected)
  }

  @Test("another version and a key beside the list are refused")
  func refusesOtherKeys() throws {
    #expect(
      try problems("version: 2\nholidays: []\nholiday: []\n") == [
        "1: 'version' must be 1, the only one that this program reads.",
        "3: Unknown key 'holiday'; did you mean 'holidays'?",
      ])
  }

  @Test("what judging depends on is which days are whose, and neither names nor other days")
  func fingerprint() throws {
    let span = try day("2026-10-01")...day("2026-12-31")
    let base = HolidayPolicy(holidays: [
      .init(days: try day("2026-12-30")...day("2027-01-06"), name: "Break", timeZones: ["UTC"])
    ])
    let prints = base.fingerprint(of: span)
    #expect(!prints.isEmpty)
    #expect(HolidayPolicy.none.fingerprint(of: span).isEmpty)
    var same = base
    same.holidays[0].name = "Rest"
    same.holidays.insert(
      .init(days: try day("2026-09-30")...day("2026-09-30"), name: "Before"), at: 0)
    same.holidays.append(.init(days: try day("2027-02-01")...day("2027-02-01"), name: "After"))
    #expect(same.fingerprint(of: span) == prints)
    var longer = base
    longer.holidays[0].days = try day("2026-12-29")...day("2027-01-06")
    #expect(longer.fingerprint(of: span) != prints)
    var everybody = base
    everybody.holidays[0].timeZones = []
    #expect(everybody.fingerprint(of: span) != prints)
  }
}
