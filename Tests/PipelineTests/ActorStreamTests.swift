import Events
import Foundation
import History
import Ingestion
import Policies
import Reporting
import Testing

@testable import Pipeline

struct ActorStreamTests {
  private static let window = Report.Window(
    from: LocalDay(number: 20_773), through: LocalDay(number: 20_779), clock: .utc)
  /// 2026-11-18T10:00:00Z
  private static let time = 20_775 * 86_400 + 36_000

  private func report(
    _ store: HistoryStore, changing change: (inout PolicySet) -> Void = { _ in }
  ) throws -> Report {
    var policies = try shippedPolicies()
    change(&policies)
    return try HuntJob(
      policies: policies, store: store, window: Self.window, clock: .utc
    ).report()
  }

  /// Two accesses without a user, with ordinary traffic of users at the same sources around them.
  private var proxyLog: String {
    proxyLine("\(Self.time)", user: "-", source: "10.0.0.1")
      + proxyLine("\(Self.time)", user: "-", source: "10.0.0.2")
      + proxyLine(
        "\(Self.time - 900)", user: "a@corp.example", host: "h.example", source: "10.0.0.1")
      + proxyLine("\(Self.time + 900)", user: "CORP\\a", host: "h.example", source: "10.0.0.1")
      + proxyLine("\(Self.time - 900)", user: "b", host: "h.example", source: "10.0.0.2")
      + proxyLine("\(Self.time + 60)", user: "c", host: "h.example", source: "10.0.0.2")
      + proxyLine("\(Self.time + 60)", user: "d", host: "h.example", source: "110.0.0.1")
  }

  @Test("an earlier end is the same history only while no name or sighting lies behind it")
  func earlierEnd() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    _ = try ingest([try scratch.write(proxyLog, to: "proxy.log")], into: store)
    let all = try ActorStream(
      store: store, policies: try shippedPolicies(), geography: nil,
      before: Timestamp(ticks: .max))
    let start = Timestamp(seconds: Int64(Self.time))
    #expect(all.ending(before: start) == nil)
    // The last sighting is a quarter of an hour later.
    #expect(all.ending(before: start.advanced(bySeconds: 900)) == nil)
    let end = start.advanced(bySeconds: 86_400)
    let earlier = try #require(all.ending(before: end))
    let made = try ActorStream(
      store: store, policies: try shippedPolicies(), geography: nil, before: end)
    func actors(_ stream: ActorStream) throws -> [String] {
      var names: [String] = []
      try stream.forEach(during: .always) { stored, events throws(TidewatchError) in
        names.append("\(stored) \(events)")
      }
      return names
    }
    #expect(try actors(earlier) == actors(made))
    #expect(try earlier.attributions() == made.attributions())
  }

  @Test("an access without a user goes to the one account that its source shows, and says so")
  func attributes() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    let summary = try ingest([try scratch.write(proxyLog, to: "proxy.log")], into: store)
    #expect(summary.hits == 2)
    let report = try report(store)
    #expect(
      report.findings.map(\.finding.entity.id).sorted() == ["a@corp.example", "host:10.0.0.2"])
    #expect(
      report.identities.attributions == [
        Report.Attribution(account: "a@corp.example", source: "10.0.0.1", events: 1)
      ])
    let own = report.findings.first { $0.finding.entity.id == "a@corp.example" }
    #expect(own?.evidence.rows.map(\.hit.isAttributed) == [true])
    // It can be explained by the name that only the attribution gave it.
    let explained = try ExplainJob(
      policies: try shippedPolicies(), store: store, clock: .utc
    ).explain("a@corp.example", day: LocalDay(number: 20_775))
    #expect(explained.finding?.score == own?.finding.score)
  }

  @Test("what the models say of an address or of the span holds for what is stored already")
  func followsModels() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    _ = try ingest([try scratch.write(proxyLog, to: "proxy.log")], into: store)
    let shared = try report(store) { policies in
      policies.sites.sharedRanges = [AddressRange("10.0.0.0/24")].compactMap { $0 }
    }
    #expect(shared.findings.allSatisfy { $0.finding.entity.kind == .host })
    let off = try report(store) { $0.sites.attributionMinutes = 0 }
    #expect(off.identities.attributions.isEmpty)
    #expect(off.findings.allSatisfy { $0.finding.entity.kind == .host })
  }

  @Test("an account with accesses of its own takes those of its source along")
  func unites() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    let own = proxyLine("\(Self.time + 30)", user: "a@corp.example", source: "10.0.0.9")
    _ = try ingest([try scratch.write(proxyLog + own, to: "proxy.log")], into: store)
    let finding = try report(store).findings.first { $0.finding.entity.id == "a@corp.example" }
    #expect(finding?.finding.hits == 2)
    #expect(finding?.evidence.rows.count == 2)
  }

  @Test("reading the same log again, alone or in an archive, changes nothing")
  func isIdempotent() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    let log = try scratch.write(proxyLog, to: "proxy.log")
    _ = try ingest([log], into: store)
    let digest = try store.verify().digest
    let tar = Process()
    tar.executableURL = URL(fileURLWithPath: "/bin/tar")
    tar.arguments = ["cf", "\(scratch.path)/logs.tar", "-C", scratch.path, "proxy.log"]
    try tar.run()
    tar.waitUntilExit()
    let archive = InputFile(path: "\(scratch.path)/logs.tar", name: "logs.tar", size: nil)
    _ = try ingest([log, archive], into: store)
    #expect(try store.verify().digest == digest)
    let fresh = try scratch.store("fresh")
    _ = try ingest([archive], into: fresh)
    #expect(try fresh.verify().digest == digest)
  }

  @Test(
    "who comes at nine comes at nine, when clocks go forward and when they go back",
    arguments: ["2026-03-29", "2026-10-25"])
  func walksClockChanges(change: String) throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    let berlin = LocalClock(timeZone: try #require(TimeZone(identifier: "Europe/Berlin")))
    let changed = try #require(LocalDay(change))
    let text = (-21...21).map { offset in
      let day = changed.advanced(by: offset)
      let wall = Timestamp(seconds: Int64(day.number) * 86_400 + 9 * 3600)
      return proxyLine("\(berlin.instant(ofWallClock: wall).seconds)")
    }.joined()
    _ = try ingest([try scratch.write(text, to: "proxy.log")], into: store)
    let job = ExplainJob(policies: try shippedPolicies(), store: store, clock: berlin)
    let profile = try job.explain("a@corp.example", day: nil).profile
    #expect(profile.activeDays == 43)
    for hours in profile.hoursOfWeek {
      #expect(hours.enumerated().allSatisfy { ($0.offset == 9) == ($0.element > 0) })
    }
    for offset in [0, 1] {
      let finding = try job.explain(
        "a@corp.example", day: changed.advanced(by: offset)
      ).finding
      let hours = try #require(finding?.signals.first { $0.name == "off-hours" })
      #expect(hours.score == 0, "\(offset)")
    }
  }

  @Test(
    "a person abroad has days and hours by the clock of where they are, over the change of clocks")
  func followsClocks() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    // Sign-ins from Tokyo at 23:30 UTC, half past eight on the next day there.
    let text = (20_740..<20_780).map { day in
      signInLine("\(Timestamp(seconds: Int64(day * 86_400 + 84_600)))", risk: "high", country: "JP")
    }.joined()
    _ = try ingest([try scratch.write(text, to: "signins.json")], into: store)
    let report = try report(store)
    #expect(report.identities.clocks.map(\.timeZone) == ["Asia/Tokyo"])
    #expect(report.identities.clocks.first?.reason == "country JP")
    // The row of Sunday evening before the week is Monday's, that of the last Sunday is next Monday's.
    #expect(report.findings.count == 7)
    #expect(report.summary.hits == 7)
    #expect(report.coverage.map(\.day.number).sorted() == Array(20_773...20_779))
    let monday = report.findings.first { $0.finding.day.number == 20_773 }
    #expect(monday?.evidence.rows.first?.hit.event.time.description == "2026-11-15T23:30:00Z")
  }
}
