import Events
import Policies
import Seeded
import Testing

@testable import Scoring

/// Small values that tests are made of.
enum Sample {
  /// Monday 2025-11-17.
  static let monday = LocalDay(number: 20_409)

  static let policy = ScoringPolicy(
    baselineWeeks: 12, calibrationWeeks: 14, halfLifeDays: 45, learningDays: 14, alertScore: 50,
    sharedBy: 5,
    weights: Dictionary(uniqueKeysWithValues: SignalRegistry.names.map { ($0, 1) }),
    caps: Dictionary(uniqueKeysWithValues: SignalRegistry.names.map { ($0, 6) }),
    together: [], sessionChance: 0,
    sequel: ScoringPolicy.Sequel(days: 3, from: 5, weight: 0.8),
    priors: ScoringPolicy.Priors(
      peerDays: 20, ownDays: 8, traitDays: 2, youngNovelty: 1.5, maturityDays: 3, settlingDays: 0,
      habitDays: 5, countDays: 5,
      hourCount: 8, contextHour: 0.2, companyDiscount: 0.3, unusualHour: -3,
      lesson: ScoringPolicy.Lesson(reach: 2, hours: 4, sessions: 4)),
    slowBurn: ScoringPolicy.SlowBurn(
      fromScore: 25, halfLifeDays: 28, signalCap: 50, leastPoints: 80, leastWeeks: 3,
      timesExpected: 3))

  static func policy(sequel: ScoringPolicy.Sequel) -> ScoringPolicy {
    var policy = policy
    policy.sequel = sequel
    return policy
  }

  static let vendorNames = ["vt": "VirusTotal", "shodan": "Shodan", "censys": "Censys"]

  /// A day with its events by hour, a session for each, all of them at one vendor and hits.
  static func day(
    _ offset: Int, hours: [Int: Int] = [9: 1], vendors: [String: Int]? = nil,
    countries: [String: Int] = [:], hits: Int? = nil, source: String = "10.0.0.1",
    client: String = "Firefox", isScripted: Bool = false, keys: [String] = [], risky: Int = 0
  ) -> DayActivity {
    var day = DayActivity(day: monday.advanced(by: offset))
    for (hour, events) in hours { day.hours[hour] = events }
    day.events = hours.values.reduce(0, +)
    day.hits = hits ?? day.events
    day.vendors = vendors ?? ["vt": day.events]
    day.countries = countries
    day.clients = [client: day.events]
    day.sources = [source: day.events]
    day.sessions = hours.keys.sorted().map { hour in
      var session = Session(
        minutes: (hour * 60)...(hour * 60 + 10), source: source, client: client,
        isScripted: isScripted, country: countries.keys.sorted().first ?? "")
      session.events = hours[hour] ?? 0
      session.hits = day.hits > 0 ? session.events : 0
      session.peak = session.events
      session.vendors = day.vendors
      session.keys = keys
      session.riskySignIns = risky
      return session
    }
    return day
  }

  static func entity(_ id: String) -> Entity { Entity(id: id, kind: .user) }

  static func activity(_ id: String, _ days: [DayActivity]) -> EntityActivity {
    EntityActivity(entity: entity(id), firstSeen: days.first?.day ?? monday, days: days)
  }

  /// Office hours on workdays, with a few requests that vary from day to day.
  static func analyst(
    _ id: String, days: Range<Int>, using random: inout SeededStream
  ) -> EntityActivity {
    activity(
      id,
      days.filter { $0 % 7 < 5 }.map { offset in
        var hours: [Int: Int] = [:]
        for _ in 0..<Int.random(in: 1...6, using: &random) {
          hours[Int.random(in: 8...17, using: &random), default: 0] += 1
        }
        return day(offset, hours: hours, countries: ["DE": 1])
      })
  }

  /// One signal of a day after a past, with others for the organisation.
  static func signal(
    _ name: String, of day: DayActivity, after past: [DayActivity],
    others: [EntityActivity] = [], policy: ScoringPolicy = policy
  ) throws -> Signal {
    let activities = [activity("a", past + [day])] + others
    let findings = Scorer(policy: policy, vendorNames: vendorNames)
      .findings(for: activities, days: day.day...day.day)
    let finding = try #require(findings.first { $0.entity.id == "a" })
    return try #require(finding.signals.first { $0.name == name })
  }
}

/// Whether two numbers differ by no more than a share of the larger.
func isClose(_ left: Double, _ right: Double, within tolerance: Double = 1e-10) -> Bool {
  abs(left - right) <= tolerance * max(abs(left), abs(right))
}
