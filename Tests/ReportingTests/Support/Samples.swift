import Events
import Foundation
import Testing

@testable import Reporting

/// Values for tests: a small fictional week, and parts of it.
enum Sample {
  static func time(_ day: Int, _ hour: Int, _ minute: Int = 0, _ second: Int = 0) throws
    -> Timestamp
  {
    try #require(
      Timestamp(year: 2026, month: 11, day: day, hour: hour, minute: minute, second: second))
  }

  static func day(_ text: String) throws -> LocalDay { try #require(LocalDay(text)) }

  static func berlin() throws -> TimeZone { try #require(TimeZone(identifier: "Europe/Berlin")) }

  static let alice = Entity(id: "alice@corp.example", kind: .user)
  static let feed = Entity(id: "svc-feed@corp.example", kind: .service)
  static let host = Entity(id: "host:10.1.9.9", kind: .host)
  static let analyst = EntityRole(
    kind: .person, name: "analyst", basis: .name,
    traits: [
      .init(name: "scripted clients", value: 0.1234567, threshold: 0.8),
      .init(name: "weekend days for each workday", value: 0.6, threshold: 0.5),
    ])

  /// A proxy row of alice's that asks Shodan's API with curl.
  static func proxyHit(at time: Timestamp, url: String = "https://api.shodan.io/v1/a") -> Hit {
    var event = AccessEvent(time: time, channel: .proxy)
    event.user = "CORP\\alice"
    event.source = "10.1.2.3"
    event.target = "api.shodan.io"
    event.url = url
    event.method = "GET"
    event.client = "curl/8.5.0"
    event.deviceVendor = "Zscaler"
    event.deviceProduct = "NSSWeblog"
    event.vendor = "shodan"
    return Hit(
      event: event, isAPICall: true, isScriptedClient: true, isLookalike: false, entity: alice)
  }

  /// A risky sign-in of alice's.
  static func signInHit(at time: Timestamp) -> Hit {
    var event = AccessEvent(time: time, channel: .signIn)
    event.user = "Alice@corp.example"
    event.source = "203.0.113.7"
    event.target = "Recorded Future"
    event.country = "BR"
    event.risk = "high"
    event.networkDetails = #"[{"networkType":"anonymizedIPAddress"}]"#
    event.conditionalAccess = "success"
    event.resultType = "0"
    event.vendor = "recorded-future"
    return Hit(
      event: event, isAPICall: false, isScriptedClient: false, isLookalike: false, entity: alice)
  }

  static func volume() throws -> Signal {
    Signal(
      name: "volume", score: 9.21034, probability: 0.00012345678, observed: .number(41),
      expected: .number(3.2), band: 0.81...9.94, z: 13.0345,
      explanation: "41 requests; normal is 3.2 ± 2.9 a day over 58 days",
      baseline: .init(days: 58, from: try day("2026-09-21"), until: try day("2026-11-17")))
  }

  static func newCountry() throws -> Signal {
    Signal(
      name: "new-country", score: 10.5, probability: 1.5e-7, observed: .text("BR"),
      expected: .text("DE"), z: nil,
      explanation: "first sign-in from BR in 58 days; 0 of 41 others signed in from there",
      baseline: .init(days: 58, from: try day("2026-09-21"), until: try day("2026-11-17")))
  }

  static func quiet(_ name: String, _ explanation: String) -> Signal {
    Signal(
      name: name, score: 0, probability: 1, observed: .text("none"), expected: nil, z: nil,
      explanation: explanation, baseline: nil)
  }

  static func finding() throws -> Finding {
    Finding(
      entity: alice, day: try day("2026-11-18"), score: 87.456, isAlert: true, hits: 42,
      events: 52,
      signals: [
        try volume(), quiet("new-vendor", "no vendor that is new to this entity"),
        quiet("off-hours", "all events in usual hours"), try newCountry(),
      ], learning: nil, surprise: 19.71034,
      returnPeriod: .init(weeks: 22.5, band: 7.75...65.1, past: 14),
      clearances: [
        .init(changes: [
          .init(signal: "volume", words: "with at most 12 requests instead of 41"),
          .init(signal: "new-country", words: "from the country that it is mostly in"),
        ])
      ])
  }

  static func evidence(limit: Int = 50) throws -> Evidence {
    var hits: [(hit: Hit, count: Int)] = [(signInHit(at: try time(18, 3, 2, 11)), 1)]
    for minute in 0..<41 {
      let time = try time(18, 9, minute, 27)
      hits.append((proxyHit(at: time, url: "https://api.shodan.io/v1/host/\(minute)"), 1))
    }
    return Evidence(hits: hits, limit: limit)
  }
}
