import Events
import History
import Policies
import Testing

@testable import Pipeline

/// Days made of stored events.
struct ActivityBuilderTests {
  private let key = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

  /// A vendor's host, a vendor's name in the URL alone, an API with a key, and risky sign-ins and others.
  private func store(in scratch: Scratch) throws -> HistoryStore {
    var text = ""
    for hour in 0..<48 {
      let second = 1_795_000_000 + hour * 3000
      text += proxyLine("\(second)", path: "/gui/\(hour)")
      text +=
        "CEF:0|Example|Gateway|1|1|web|3|rt=\(second + 60) src=10.0.0.1 suser=a@corp.example"
        + " dhost=203.0.113.9 request=https://www.shodan.io/host/\(hour) requestMethod=GET"
        + " requestClientApplication=curl/8.0\n"
      text += proxyLine(
        "\(second + 120)", path: "/api/v3/files?apikey=\(key)", client: "curl/8.0")
    }
    let signIns = (0..<6).map { place in
      signInLine("2026-11-18T1\(place):00:00Z", risk: place % 2 == 0 ? "high" : "none")
    }
    let store = try scratch.store()
    _ = try ingest(
      [
        try scratch.write(text, to: "a.log"),
        try scratch.write(signIns.joined(separator: "\n"), to: "b.json"),
      ], into: store)
    return store
  }

  private func days(
    _ store: HistoryStore, readsURLs: Bool, leavesURLsOut: Bool = false
  ) throws -> [DayActivity] {
    let policies = try shippedPolicies()
    let reader = try WeekReader(policies: policies, store: store, clock: .utc, geography: nil)
    var builder = ActivityBuilder(
      policies: policies, classifier: reader.classifier, readsURLs: readsURLs)
    let kept = builder
    let events = try store.events(
      of: "a@corp.example", during: .always,
      keepsURLs: { leavesURLsOut ? kept.needsURL(of: $0) : true })
    return builder.days(of: events, context: [:], clock: .utc)
  }

  @Test("hits, events and sessions are what the rule says of each event alone")
  func sameAsEachAlone() throws {
    let store = try store(in: try Scratch())
    let classifier = try WeekReader(
      policies: try shippedPolicies(), store: store, clock: .utc, geography: nil
    ).classifier
    let events = try store.recall("a@corp.example", during: .always)
    let days = try days(store, readsURLs: true)
    let access = events.map { classifier.access(of: $0.event) }
    #expect(days.reduce(0) { $0 + $1.events } == events.reduce(0) { $0 + $1.count })
    #expect(days.reduce(0) { $0 + $1.hits } == access.count { $0?.isHit == true })
    #expect(
      days.reduce(0) { $0 + $1.scripted }
        == events.count { classifier.isScripted($0.event.client) })
    let sessions = days.flatMap(\.sessions)
    #expect(sessions.reduce(0) { $0 + $1.apiCalls } == access.count { $0?.isAPICall == true })
    #expect(
      sessions.reduce(0) { $0 + $1.riskySignIns }
        == zip(events, access).count { $0.event.channel == .signIn && $1?.isHit == true })
    #expect(
      Set(sessions.flatMap(\.keys))
        == Set(events.flatMap { KeyFingerprints.found(in: $0.event.url.utf8) }))
    // The log has something of everything.
    #expect(days.contains { 0 < $0.hits && $0.hits < $0.events })
    #expect(sessions.contains { $0.apiCalls > 0 } && sessions.contains { !$0.keys.isEmpty })
    #expect(sessions.contains { $0.riskySignIns > 0 })
    #expect(days.reduce(0) { $0 + ($1.vendors["shodan"] ?? 0) } == 48)
  }

  @Test("without a look at URLs the days are the same but for API calls and keys")
  func withoutURLs() throws {
    let store = try store(in: try Scratch())
    var expected = try days(store, readsURLs: true)
    for day in expected.indices {
      for session in expected[day].sessions.indices {
        expected[day].sessions[session].apiCalls = 0
        expected[day].sessions[session].keys = []
      }
    }
    #expect(try days(store, readsURLs: false) == expected)
    #expect(try days(store, readsURLs: false, leavesURLsOut: true) == expected)
  }
}
