import Events
import History
import Policies
import Reporting
import Scoring
import Testing

@testable import Pipeline

/// Judged weeks are kept, and nothing shows but the time.
struct WeekLedgerTests {
  private static let window = Report.Window(
    from: LocalDay(number: 20_773), through: LocalDay(number: 20_779), clock: .utc)

  /// Sixteen weeks of two users on workdays, with a night now and then.
  private func logs(through last: Int = 20_779) -> String {
    var text = ""
    for (place, user) in ["a@corp.example", "b@corp.example"].enumerated() {
      for day in 20_668...last where LocalDay(number: Int32(day)).weekday <= 5 {
        for hour in [9, 11, day % (11 + place) == 0 ? 3 : 15] {
          text += proxyLine(
            "\(day * 86_400 + hour * 3600)", user: user,
            host: day % 9 == place ? "www.shodan.io" : "www.virustotal.com")
        }
      }
    }
    return text
  }

  private func job(_ store: HistoryStore, _ policies: PolicySet? = nil) throws -> HuntJob {
    HuntJob(
      policies: try policies ?? shippedPolicies(), store: store, window: Self.window, clock: .utc)
  }

  private func reader(_ store: HistoryStore) throws -> WeekReader {
    try WeekReader(policies: try shippedPolicies(), store: store, clock: .utc, geography: nil)
  }

  private func ledger(_ store: HistoryStore) throws -> WeekLedger {
    try ledger(try reader(store))
  }

  private func ledger(_ reader: WeekReader) throws -> WeekLedger {
    try WeekLedger(
      reader: reader, scorer: Scorer(policy: reader.policies.scoring, vendorNames: [:]))
  }

  /// How many weeks had to be judged.
  private final class Counter: @unchecked Sendable {
    var most = 0
  }

  private func weeksJudged(_ job: HuntJob) throws -> Int {
    let counter = Counter()
    var job = job
    job.progress = { _, all in counter.most = max(counter.most, all) }
    _ = try job.report()
    return counter.most
  }

  @Test("a second hunt judges no past week again, and its report is the same")
  func keepsWeeks() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    _ = try ingest([try scratch.write(logs(), to: "a.log")], into: store)
    let first = try job(store).report()
    #expect(first.findings.contains { $0.finding.score > 0 })
    #expect(try weeksJudged(job(store)) == 0)
    #expect(try job(store).report() == first)
    #expect(try store.statistics().judgedWeeks == 15)
    try store.forgetJudgedWeeks()
    #expect(try store.statistics().judgedBytes == 0)
    #expect(try weeksJudged(job(store)) > 10)
    #expect(try job(store).report() == first)
  }

  @Test("a week comes out of the store as it went in")
  func sameWeek() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    _ = try ingest([try scratch.write(logs(), to: "a.log")], into: store)
    let monday = LocalDay(number: 20_759)
    let judged = try #require(try ledger(store).weeks([monday])[monday])
    #expect(judged.days.count > 5)
    #expect(judged.days.contains { $0.sessions.contains { $0.logTails.contains { $0 < -1 } } })
    #expect(JudgedWeekCodec.week(from: JudgedWeekCodec.bytes(of: judged)) == judged)
    #expect(try ledger(store).weeks([monday])[monday] == judged)
  }

  @Test("bytes that are no judged week are none, wherever they are cut or changed")
  func damagedBytes() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    _ = try ingest([try scratch.write(logs(), to: "a.log")], into: store)
    let monday = LocalDay(number: 20_759)
    let judged = try #require(try ledger(store).weeks([monday])[monday])
    let bytes = JudgedWeekCodec.bytes(of: judged)
    for count in 0..<bytes.count {
      #expect(JudgedWeekCodec.week(from: Array(bytes[..<count])) == nil)
    }
    #expect(JudgedWeekCodec.week(from: bytes + [0]) == nil)
    for place in bytes.indices {
      var changed = bytes
      changed[place] ^= 0xFF
      // Whatever it gives, it must not trap.
      _ = JudgedWeekCodec.week(from: changed)
    }
  }

  @Test("an input drops what was made of its weeks and of later ones, and only those")
  func inputsInvalidate() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    _ = try ingest([try scratch.write(logs(), to: "a.log")], into: store)
    _ = try job(store).report()
    // The same again adds nothing.
    _ = try ingest([try scratch.write(logs() + "\n", to: "b.log")], into: store)
    #expect(try weeksJudged(job(store)) == 0)
    // A row in the third week before the hunted one.
    let late = proxyLine("\(20_754 * 86_400 + 7200)", host: "www.shodan.io")
    _ = try ingest([try scratch.write(late, to: "late.log")], into: store)
    #expect(try weeksJudged(job(store)) == 4)
    let other = try scratch.store("other")
    _ = try ingest([try scratch.write(logs() + late, to: "c.log")], into: other)
    let report = try job(store).report()
    #expect(try job(other).report().findings == report.findings)
  }

  @Test("a model that judges otherwise judges again; weights and thresholds do not")
  func models() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    _ = try ingest([try scratch.write(logs(), to: "a.log")], into: store)
    let news = proxyLine(
      "\(20_775 * 86_400 + 9 * 3600)", user: "b@corp.example", host: "viz.greynoise.io")
    _ = try ingest([try scratch.write(news, to: "b.log")], into: store)
    let before = try job(store).report()
    var policies = try shippedPolicies()
    policies.scoring.weights["new-vendor"] = 0
    policies.scoring.alertScore = 90
    #expect(try weeksJudged(job(store, policies)) == 0)
    #expect(try job(store, policies).report().findings != before.findings)
    policies.scoring.priors.ownDays *= 2
    #expect(try weeksJudged(job(store, policies)) > 10)
  }

  @Test("a store that is only read gives the same report and keeps nothing")
  func readOnly() throws {
    let scratch = try Scratch()
    let report: Report
    do {
      let store = try scratch.store()
      _ = try ingest([try scratch.write(logs(), to: "a.log")], into: store)
      report = try job(store).report()
      try store.forgetJudgedWeeks()
    }
    let store = try HistoryStore(
      path: "\(scratch.path)/store", access: .readOnly, now: testNow)
    #expect(try job(store).report() == report)
    #expect(try weeksJudged(job(store)) > 10)
  }

  @Test("a hunt of several weeks finds in each what a hunt of it alone finds")
  func severalWeeks() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    _ = try ingest([try scratch.write(logs(), to: "a.log")], into: store)
    var job = try job(store)
    job.window = Report.Window(
      from: LocalDay(number: 20_761), through: LocalDay(number: 20_775), clock: .utc)
    let findings = try job.report().findings.map(\.finding)
    var alone: [Finding] = []
    for (first, last) in [(20_761, 20_765), (20_766, 20_772), (20_773, 20_775)] {
      job.window = Report.Window(
        from: LocalDay(number: Int32(first)), through: LocalDay(number: Int32(last)), clock: .utc)
      alone += try job.report().findings.map(\.finding)
    }
    #expect(findings == alone.sorted(by: Finding.ranksBefore))
    #expect(findings.count > 15)
  }
}
