import Events
import Foundation
import History
import Policies
import Scoring
import Synchronization
import Testing

@testable import Pipeline

/// Attacks rehearsed in a store.
struct RehearsalTests {
  private static let monday = LocalDay(number: 20_773)

  /// Thirteen weeks of six users on workdays and of a service that works every hour.
  private func logs() -> String {
    var text = ""
    for day in 20_689...20_779 {
      for user in 0..<6 where LocalDay(number: Int32(day)).weekday <= 5 {
        for hour in [9, 11, 12 + (day + user) % 5] {
          text += proxyLine(
            "\(day * 86_400 + hour * 3600 + user * 60)", user: "u\(user)@corp.example",
            source: "10.0.0.\(user)")
        }
      }
      for hour in stride(from: 0, to: 24, by: 3) {
        text += proxyLine(
          "\(day * 86_400 + hour * 3600)", user: "svc-feed@corp.example",
          path: "/api/v3/files?x=1", client: "python-requests/2.31", source: "10.0.9.1")
      }
    }
    return text
  }

  private func job(_ store: HistoryStore, _ policies: PolicySet) -> RehearsalJob {
    RehearsalJob(policies: policies, store: store, clock: .utc, seed: 1)
  }

  /// How many weeks had to be looked at, of any kind.
  private final class Counter: @unchecked Sendable {
    var weeks = 0
  }

  private func detection(
    _ store: HistoryStore, _ policies: PolicySet
  ) throws -> (Detection, weeks: Int) {
    let counter = Counter()
    var job = job(store, policies)
    job.progress = { done, all in if done == 0 { counter.weeks += all } }
    job.rehearsing = job.progress
    let mondays = [Self.monday.advanced(by: -7), Self.monday]
    return (try job.detection(in: mondays), counter.weeks)
  }

  @Test(
    "a rehearsal is kept; a procedure more is rehearsed, and weights change no more than scores")
  func keepsRehearsals() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    _ = try ingest([try scratch.write(logs(), to: "a.log")], into: store)
    var policies = try shippedPolicies()
    let analyst = try #require(policies.procedures.procedures.last)
    policies.procedures.procedures.removeLast()
    let (first, weeks) = try detection(store, policies)
    #expect(weeks > 10)
    let curl = try #require(first.procedures.first { $0.procedure == "virustotal-api-curl" })
    #expect(curl.scores.count == 8)
    #expect(first.rows.contains { $0.role?.kind == .automation })
    let again = try detection(store, policies)
    #expect(again.weeks == 0)
    #expect(again.0 == first)

    policies.procedures.procedures.append(analyst)
    let more = try detection(store, policies)
    #expect(more.weeks == 2)
    #expect(more.0.procedures.dropLast() == first.procedures[...])
    policies.scoring.weights = policies.scoring.weights.mapValues { _ in 0 }
    let blind = try detection(store, policies)
    #expect(blind.weeks == 0)
    #expect(blind.0 != more.0)
    policies.procedures.procedures[0].requests = 500...500
    #expect(try detection(store, policies).weeks == 2)
  }

  @Test("a rehearsal leaves no trace in the store's past")
  func leavesNoTrace() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    _ = try ingest([try scratch.write(logs(), to: "a.log")], into: store)
    let policies = try shippedPolicies()
    let before = try store.statistics()
    let plain = try HuntJob(
      policies: policies, store: store,
      window: .init(from: Self.monday, through: Self.monday.advanced(by: 6), clock: .utc),
      clock: .utc
    ).report()
    try store.forgetJudgedWeeks()
    _ = try detection(store, policies)
    _ = try job(store, policies).poisoning(through: Self.monday)
    let after = try HuntJob(
      policies: policies, store: store,
      window: .init(from: Self.monday, through: Self.monday.advanced(by: 6), clock: .utc),
      clock: .utc
    ).report()
    #expect(plain == after)
    #expect(try store.statistics().firstEvent == before.firstEvent)
  }

  private static let mondays = (0..<4).map { monday.advanced(by: -7 * $0) }.reversed()

  private func rehearsals(_ store: HistoryStore) throws -> RehearsalLedger {
    let policies = try shippedPolicies()
    let reader = try WeekReader(policies: policies, store: store, clock: .utc, geography: nil)
    var ledger = try RehearsalLedger(reader: reader, scorer: Scorer(policies), seed: 1)
    ledger.weeksAtOnce = 2
    return ledger
  }

  /// Makes a store as a process that is killed would leave it.
  private static func kill(_ store: String, as copy: String) {
    for end in ["", "-wal"] {
      try? FileManager.default.copyItem(atPath: store + end, toPath: copy + end)
    }
  }

  @Test("a rehearsal that is killed between two parts goes on where it was, to the same bytes")
  func resumes() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    _ = try ingest([try scratch.write(logs(), to: "a.log")], into: store)
    let said = Mutex<[Int]>([])
    var ledger = try rehearsals(store)
    ledger.progress = { [path = scratch.path] done, _ in
      let isBetween = said.withLock { said in
        said.append(done)
        // Said once when the second week is done, and again when the second part begins.
        return done == 2 && said.count { $0 == 2 } == 2
      }
      if isBetween { Self.kill("\(path)/store", as: "\(path)/killed") }
    }
    let whole = try ledger.weeks(Array(Self.mondays))
    #expect(whole.count == 4 && whole.values.allSatisfy { $0.count == ledger.procedureIDs.count })
    #expect(said.withLock { $0 }.sorted() == [0, 1, 2, 2, 3, 4])

    var second = try rehearsals(try scratch.store("killed"))
    let left = Mutex<[Int]>([])
    second.progress = { done, all in left.withLock { $0.append(all) } }
    let resumed = try second.weeks(Array(Self.mondays))
    #expect(Set(left.withLock { $0 }) == [2])
    for (monday, week) in whole {
      for (procedure, judged) in week {
        #expect(
          resumed[monday]?[procedure].map { JudgedWeekCodec.bytes(of: $0) }
            == JudgedWeekCodec.bytes(of: judged), "\(procedure) from \(monday)")
      }
    }
  }

  @Test("a campaign has its weeks, is kept, and needs a past before it")
  func poisoning() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    _ = try ingest([try scratch.write(logs(), to: "a.log")], into: store)
    var policies = try shippedPolicies()
    policies.procedures.poisoning.rampWeeks = 3
    policies.procedures.poisoning.topWeeks = 1
    let poisoning = try #require(
      try job(store, policies).poisoning(through: Self.monday))
    #expect(poisoning.all.weeks.count == 4)
    #expect(poisoning.all.entities == 4)
    #expect(try job(store, policies).poisoning(through: Self.monday) == poisoning)
    policies.procedures.poisoning.topWeeks = 30
    #expect(try job(store, policies).poisoning(through: Self.monday) == nil)
  }

  @Test(
    "a procedure may only name vendors and clients that there are",
    arguments: [
      ("vendors: [virustotal]", "vendors: [virustotl]", "the vendor 'virustotl'"),
      ("client: curl", "client: cURL", "the client 'cURL'"),
    ])
  func unknownNames(old: String, new: String, what: String) throws {
    let scratch = try Scratch()
    let models = "\(scratch.path)/Models"
    let shipped = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Models")
    try FileManager.default.copyItem(atPath: shipped.path, toPath: models)
    let file = "\(models)/procedures.yaml"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text.contains(old))
    try Data(text.replacing(old, with: new).utf8).write(to: URL(fileURLWithPath: file))
    let problems = PolicyCheck.problems(in: models)
    #expect(problems.count == 1)
    #expect(
      problems.first?.message.hasPrefix("The procedure 'virustotal-api-curl' names \(what)")
        == true)
    #expect(problems.first?.location?.file == file)
    #expect(throws: TidewatchError.self) { try PolicyCheck.load(from: models) }
  }
}
