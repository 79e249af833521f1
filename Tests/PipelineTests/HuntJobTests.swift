import Events
import Foundation
import History
import Reporting
import Testing

@testable import Pipeline

struct HuntJobTests {
  private static let window = Report.Window(
    from: LocalDay(number: 20_773), through: LocalDay(number: 20_779), clock: .utc)

  /// Six weeks of quiet use on workdays, then a loud night with a new vendor in the week of
  /// 2026-11-16; `later` adds the week behind it.
  private func logs(later: Bool) -> String {
    var text = ""
    for user in ["a@corp.example", "b@corp.example"] {
      for day in 20_731..<(later ? 20_787 : 20_780) {
        guard LocalDay(number: Int32(day)).weekday <= 5 else { continue }
        for hour in [9, 11, 15] {
          text += proxyLine("\(day * 86_400 + hour * 3600)", user: user)
        }
      }
    }
    for index in 0..<80 {
      let time = 20_775 * 86_400 + 2 * 3600 + index * 20
      text += proxyLine(
        "\(time)", user: "a@corp.example", host: "api.shodan.io",
        path: "/shodan/host/search?key=S3CR3T&page=\(index)", client: "curl/8.1",
        source: "10.9.9.9")
    }
    return text
  }

  private func report(later: Bool, in scratch: Scratch) throws -> Report {
    let store = try scratch.store("store-\(later)")
    // In one file for each half, so that the week's own input is the same in both stores.
    let lines = logs(later: later).split(separator: "\n", omittingEmptySubsequences: true)
    let border = "rt=\(20_780 * 86_400)"
    let isLater: (Substring) -> Bool = { line in
      (line.firstRange(of: "rt=").map { line[$0.lowerBound...].prefix(13) } ?? "") >= border
    }
    let first = lines.filter { !isLater($0) }.joined(separator: "\n")
    _ = try ingest([try scratch.write(first, to: "first.log")], into: store)
    if later {
      let second = lines.filter(isLater).joined(separator: "\n")
      #expect(!second.isEmpty)
      _ = try ingest([try scratch.write(second, to: "later.log")], into: store)
    }
    return try HuntJob(
      policies: try shippedPolicies(), store: store, window: Self.window, clock: .utc
    ).report()
  }

  @Test("lookups and background sign-ins are shown with a finding, and are no events")
  func showsWeakerEvidence() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    let proxy = try scratch.write(logs(later: false), to: "proxy.log")
    _ = try ingest([proxy], into: store)
    func findings() throws -> [Finding] {
      try HuntJob(
        policies: try shippedPolicies(), store: store, window: Self.window, clock: .utc
      ).report().findings.map(\.finding)
    }
    let before = try findings()
    let time = 20_775 * 86_400
    var dns = "#separator \\x09\n#path\tdns\n#fields\tts\tid.orig_h\tquery\n"
    for second in 0..<50 { dns += "\(time + second).0\t10.9.9.9\twww.virustotal.com\n" }
    let signIns = (0..<3).map { second in
      signInLine("2026-11-18T02:00:0\(second)Z").replacing(
        "{", with: "{\"Type\":\"AADNonInteractiveUserSignInLogs\",", maxReplacements: 1)
    }.joined()
    _ = try ingest([try scratch.write(dns, to: "dns.log")], into: store)
    #expect(try findings() == before)
    _ = try ingest([try scratch.write(signIns, to: "signins.json")], into: store)
    let after = try findings()
    let first = try #require(after.first)
    #expect(first.backgroundSignIns == 3)
    #expect(first.events == before.first?.events)
    #expect(after.count == before.count)
    #expect(after.allSatisfy { $0.entity.kind != .host })
  }

  @Test("the day that does not fit its user ranks first, and says why")
  func ranksTheOddDay() throws {
    let report = try report(later: false, in: try Scratch())
    let first = try #require(report.findings.first)
    #expect(first.finding.entity.id == "a@corp.example")
    #expect(first.finding.day.description == "2026-11-18")
    #expect(first.finding.isAlert)
    let fired = Set(first.finding.signals.filter { $0.score > 0 }.map(\.name))
    #expect(fired.isSuperset(of: ["new-vendor", "off-hours"]))
    #expect(!fired.isDisjoint(with: ["volume", "burst"]))
    #expect(report.findings.count == 10)
    #expect(report.findings.map(\.rank) == Array(1...10))
    #expect(report.summary.hits == 2 * 5 * 3 + 80)
    #expect(report.summary.alerts == 1)
    #expect(report.coverage.reduce(0) { $0 + $1.hits } == report.summary.hits)
  }

  @Test("the past never sees the future: later weeks in the store change no byte")
  func ignoresTheFuture() throws {
    let scratch = try Scratch()
    let now = try report(later: false, in: scratch)
    let afterwards = try report(later: true, in: scratch)
    for format in ReportFormats.all {
      #expect(try format.render(now) == format.render(afterwards))
    }
  }

  @Test("no secret of a log is in the store's bytes or in a report")
  func keepsNoSecret() throws {
    let scratch = try Scratch()
    let report = try report(later: false, in: scratch)
    for format in ReportFormats.all {
      let text = String(decoding: try format.render(report), as: UTF8.self)
      #expect(!text.contains("S3CR3T"))
      #expect(text.contains("[secret:"))
    }
    for file in try FileManager.default.contentsOfDirectory(atPath: scratch.path)
    where file.hasPrefix("store") {
      let data = try Data(contentsOf: URL(fileURLWithPath: "\(scratch.path)/\(file)"))
      #expect(data.range(of: Data("S3CR3T".utf8)) == nil, "\(file)")
    }
  }

  @Test("names of one account share one past, and the report says what was inferred")
  func joinsAccounts() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    var log = ""
    var signIns = ""
    for day in 20_731..<20_780 {
      log += proxyLine("\(day * 86_400 + 9 * 3600)", user: "CORP\\\\a")
      signIns += signInLine("\(LocalDay(number: Int32(day)))T10:00:00Z", user: "A@corp.example")
    }
    _ = try ingest(
      [try scratch.write(log, to: "proxy"), try scratch.write(signIns, to: "signins")],
      into: store)
    let report = try HuntJob(
      policies: try shippedPolicies(), store: store, window: Self.window, clock: .utc
    ).report()
    #expect(Set(report.findings.map(\.finding.entity.id)) == ["a@corp.example"])
    #expect(report.findings.count == 7)
    #expect(report.findings.allSatisfy { $0.finding.events == 2 && $0.finding.hits == 1 })
    #expect(report.findings.allSatisfy { !$0.evidence.rows.isEmpty })
    #expect(report.summary.entities == 1)
    #expect(
      report.identities.joins == [
        Report.Join(
          account: "a@corp.example", names: ["a@corp.example", "corp\\a"], isInferred: true)
      ])
    for name in ["corp\\a", "a@corp.example"] {
      let job = ExplainJob(policies: try shippedPolicies(), store: store, clock: .utc)
      let profile = try job.explain(name, day: nil).profile
      #expect(profile.entity.id == "a@corp.example")
      #expect(profile.countries.map(\.name) == ["DE"])
      #expect(profile.events == 98)
    }
  }

  @Test("explaining a day gives the very numbers of the hunt")
  func explainsAlike() throws {
    let scratch = try Scratch()
    let report = try report(later: false, in: scratch)
    let store = try HistoryStore(
      path: "\(scratch.path)/store-false", access: .readOnly, now: testNow)
    let first = try #require(report.findings.first?.finding)
    let explained = try ExplainJob(policies: try shippedPolicies(), store: store, clock: .utc)
      .explain(first.entity.id, day: first.day)
    #expect(explained.finding == first)
    #expect(explained.profile.until == first.day.advanced(by: -1))
  }

  @Test("an entity that is not there is told with those that are near")
  func tellsUnknownEntities() throws {
    let scratch = try Scratch()
    _ = try report(later: false, in: scratch)
    let store = try HistoryStore(
      path: "\(scratch.path)/store-false", access: .readOnly, now: testNow)
    let job = ExplainJob(policies: try shippedPolicies(), store: store, clock: .utc)
    #expect {
      try job.explain("A", day: nil)
    } throws: { error in
      (error as? TidewatchError)?.message.contains("a@corp.example") ?? false
    }
  }
}
