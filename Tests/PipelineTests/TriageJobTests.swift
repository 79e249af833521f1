import Events
import Foundation
import History
import Reporting
import Scoring
import Testing

@testable import Pipeline

struct TriageJobTests {
  private let scratch: Scratch
  private let clean: Scratch

  init() throws {
    scratch = try Scratch()
    clean = try Scratch()
  }

  /// Monday 2026-11-09 and the Monday after it.
  private static let first = LocalDay(number: 20_766)
  private static let second = LocalDay(number: 20_773)

  /// Ten weeks of two users on workdays; on each Wednesday of the last two weeks one of them asks Shodan
  /// at night.
  private func store(in scratch: Scratch, odd: [Int] = [20_768, 20_775]) throws -> HistoryStore {
    var text = ""
    for user in ["a@corp.example", "b@corp.example"] {
      for day in 20_710..<20_780 where LocalDay(number: Int32(day)).weekday <= 5 {
        for hour in [9, 11, 15] { text += proxyLine("\(day * 86_400 + hour * 3600)", user: user) }
      }
    }
    for day in odd {
      for index in 0..<60 {
        text += proxyLine(
          "\(day * 86_400 + 2 * 3600 + index * 20)", host: "api.shodan.io",
          path: "/shodan/host/\(index)", client: "curl/8.1", source: "10.9.9.9")
      }
    }
    let store = try scratch.store()
    _ = try ingest([try scratch.write(text, to: "proxy.log")], into: store)
    return store
  }

  private func report(_ store: HistoryStore, week monday: LocalDay) throws -> Report {
    let window = Report.Window(from: monday, through: monday.advanced(by: 6), clock: .utc)
    return try HuntJob(
      policies: try shippedPolicies(), store: store, window: window, clock: .utc
    ).report()
  }

  private func job(_ store: HistoryStore, clock: LocalClock = .utc) throws -> TriageJob {
    TriageJob(policies: try shippedPolicies(), store: store, clock: clock)
  }

  private func entry(
    _ verdict: TriageVerdict, of finding: Finding, at seconds: Int = 0
  ) -> TriageEntry {
    TriageEntry(
      entity: finding.entity.id, days: finding.day...finding.day, verdict: verdict, note: "why",
      analyst: "alice", time: testNow.advanced(bySeconds: seconds), basis: TriageBasis(of: finding))
  }

  private func message(_ body: () throws -> Void) -> String {
    do {
      try body()
      return ""
    } catch {
      return (error as? TidewatchError).map { "\($0.code): \($0.message)" } ?? "\(error)"
    }
  }

  @Test("a finding's id leads to the finding as the hunt has it, in the order asked for")
  func findsByID() throws {
    let store = try store(in: scratch)
    let reported = try report(store, week: Self.second).findings.map(\.finding)
    let earlier = try report(store, week: Self.first).findings.map(\.finding)
    let wanted = [reported[0], earlier[0], reported[3]]
    #expect(try job(store).findings(withIDs: wanted.map(\.id)) == wanted)
  }

  @Test("an id that is nobody's, or that is none, is refused")
  func refusesUnknownIDs() throws {
    let store = try store(in: scratch)
    let job = try job(store)
    for (id, said) in [
      ("F0123456789abcdef", "There is no finding F0123456789abcdef in this history."),
      ("f0123456789abcdef", "is no id of a finding"),
      ("F0123456789abcdeF", "is no id of a finding"),
      ("", "is no id of a finding"),
      // A Sunday of a.
      (Finding.id(of: "a@corp.example", on: Self.first.advanced(by: -1)), "has no hit of the base"),
    ] {
      let message = message { _ = try job.findings(withIDs: [id]) }
      #expect(message.hasPrefix("usage: ") && message.contains(said), "\(message)")
    }
    #expect(try store.triageEntries().isEmpty)
  }

  @Test(
    "a period is about an account by any of its names, and must be one in which it did something")
  func periods() throws {
    let store = try store(in: scratch)
    _ = try ingest(
      [try scratch.write(proxyLine("\(20_774 * 86_400)", user: "CORP\\\\b"), to: "more.log")],
      into: store)
    let job = try job(store)
    let week = Self.second...Self.second.advanced(by: 6)
    #expect(try job.subject(named: "corp\\b", on: week).account == "b@corp.example")
    #expect(try job.subject(named: "b@corp.example", on: week).finding == nil)
    let day = Self.second.advanced(by: 2)
    #expect(try job.subject(named: "a@corp.example", on: day...day).finding?.day == day)
    let none = LocalDay(number: 10_000)
    #expect(
      message { _ = try job.subject(named: "a@corp.example", on: none...none) }
        .contains("did nothing at TI vendors"))
    #expect(
      message { _ = try job.subject(named: "A", on: week) }.contains("Did you mean a@corp.example"))
  }

  @Test("a judged finding shows its verdict, and its repeat is folded under it and is no alert")
  func foldsRepeats() throws {
    let store = try store(in: scratch)
    let judged = try #require(try report(store, week: Self.first).findings.first?.finding)
    #expect(judged.isAlert && judged.day.number == 20_768)
    let before = try report(store, week: Self.second)
    let repeated = try #require(before.findings.first { $0.finding.day.number == 20_775 })
    #expect(before.summary.verdicts == nil)

    try store.append([entry(.benignOneOff, of: judged)])
    let earlier = try report(store, week: Self.first)
    let shown = try #require(earlier.findings.first { $0.finding.id == judged.id })
    #expect(shown.judgement?.verdict == .benignOneOff && shown.judgement?.note == "why")
    #expect(earlier.summary.verdicts?.open == earlier.findings.count - 1)
    let later = try report(store, week: Self.second)
    let folded = try #require(later.findings.first { $0.finding.id == repeated.finding.id })
    #expect(folded.repeated?.findingID == judged.id)
    #expect(!folded.finding.isAlert)
    #expect(folded.finding.score == repeated.finding.score)
    #expect(later.summary.verdicts?.judgedBefore == 1)
    #expect(later.findings.map(\.rank) == Array(1...later.findings.count))

    try store.append([entry(.malicious, of: judged, at: 60)])
    let overruled = try report(store, week: Self.second)
    let open = try #require(overruled.findings.first { $0.finding.id == repeated.finding.id })
    #expect(open.repeated == nil && open.finding.isAlert)
  }

  @Test("a malicious day is kept out of later weeks, also of those that were judged already")
  func keepsPoisonOut() throws {
    let store = try store(in: scratch)
    let expected = try report(try self.store(in: clean, odd: [20_775]), week: Self.second)
    let judged = try #require(try report(store, week: Self.first).findings.first?.finding)
    func surprise(_ report: Report) throws -> Double {
      try #require(report.findings.first { $0.finding.day.number == 20_775 }).finding.surprise
    }
    let poisoned = try report(store, week: Self.second)
    #expect(try surprise(poisoned) < surprise(expected) - 1)
    try store.append([entry(.malicious, of: judged)])
    let cured = try report(store, week: Self.second)
    // But for the ordinary rows of that day, which are kept out with it.
    #expect(abs(try surprise(cured) - surprise(expected)) < 0.1)
    // A resolved suspicion is learned again.
    try store.append([entry(.benignOneOff, of: judged, at: 60)])
    #expect(try surprise(report(store, week: Self.second)) == surprise(poisoned))
  }

  @Test("weeks that were judged before a verdict are judged again where it matters")
  func judgesAgain() throws {
    let store = try store(in: scratch)
    func weeks() throws -> [LocalDay: JudgedWeek] {
      let policies = try shippedPolicies()
      let reader = try WeekReader(policies: policies, store: store, clock: .utc, geography: nil)
      return try WeekLedger(
        reader: reader, scorer: Scorer(policy: policies.scoring, vendorNames: [:])
      ).weeks([Self.first.advanced(by: -7), Self.second])
    }
    let judged = try #require(try report(store, week: Self.first).findings.first?.finding)
    let before = try weeks()
    try store.append([entry(.malicious, of: judged)])
    let after = try weeks()
    #expect(before[Self.second] != after[Self.second])
    #expect(before[Self.first.advanced(by: -7)] == after[Self.first.advanced(by: -7)])
    try store.forgetJudgedWeeks()
    #expect(try weeks() == after)
  }

  @Test("what is tuned on is what the hunt gives, also where verdicts keep days out")
  func tunesAlike() throws {
    let store = try store(in: scratch)
    let judged = try #require(try report(store, week: Self.first).findings.first?.finding)
    try store.append([entry(.malicious, of: judged)])
    let hunted = try report(store, week: Self.second).findings.map(\.finding)
    let policies = try shippedPolicies()
    let reader = try WeekReader(policies: policies, store: store, clock: .utc, geography: nil)
    func past(_ precedents: Precedents) throws -> ScoredPast {
      let scorer = Scorer(policies, precedents: precedents)
      let ledger = try WeekLedger(reader: reader, scorer: scorer)
      let mondays = policies.scoring.calibrationMondays(before: Self.second) + [Self.second]
      return ScoredPast(
        try ledger.weeks(mondays), mondays: [Self.second],
        since: try #require(ledger.firstDay), scorer: scorer)
    }
    let scored = try past(reader.precedents).weeks.flatMap(\.days)
    #expect(scored.map(\.score) == hunted.map(\.score))
    #expect(try past(.none).weeks.flatMap(\.days).map(\.score) != scored.map(\.score))
  }

  @Test("the hunt and explain agree about days that verdicts touch")
  func explainsAlike() throws {
    let store = try store(in: scratch)
    let judged = try #require(try report(store, week: Self.first).findings.first?.finding)
    try store.append([entry(.suspicious, of: judged)])
    let finding = try #require(
      try report(store, week: Self.second).findings.first { $0.finding.day.number == 20_775 }
    ).finding
    let explained = try ExplainJob(policies: try shippedPolicies(), store: store, clock: .utc)
      .explain("a@corp.example", day: finding.day)
    #expect(explained.finding == finding)
    #expect(explained.profile.vendors.map(\.name) == ["virustotal"])
  }
}
