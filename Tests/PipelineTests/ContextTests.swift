import Events
import Foundation
import History
import Ingestion
import Policies
import Reporting
import Testing

@testable import Pipeline

@Suite("Context from ordinary work")
struct ContextTests {
  private static let window = Report.Window(
    from: LocalDay(number: 20_773), through: LocalDay(number: 20_779), clock: .utc)
  /// 2026-11-18T10:00:00Z.
  private static let time = 20_775 * 86_400 + 36_000
  private static let day = LocalDay(number: 20_775)

  private func signIn(
    _ seconds: Int, user: String = "a@corp.example", app: String = "Mail",
    source: String = "10.9.9.9", country: String = "DE", result: String = "0",
    table: String = "SigninLogs", client: String = "Mozilla/5.0 Edg/120.0"
  ) -> String {
    "{\"Type\":\"\(table)\",\"TimeGenerated\":\"\(Timestamp(seconds: Int64(seconds)))\","
      + "\"UserPrincipalName\":\"\(user)\",\"AppDisplayName\":\"\(app)\","
      + "\"ResultType\":\"\(result)\",\"IPAddress\":\"\(source)\",\"UserAgent\":\"\(client)\","
      + "\"LocationDetails\":{\"countryOrRegion\":\"\(country)\"}}\n"
  }

  private func context(
    of names: String..., in store: HistoryStore
  ) throws -> ContextSketch? {
    try store.context(of: names, during: .always)[Self.day]
  }

  private func ingest(
    _ inputs: [InputFile], into store: HistoryStore, context: ReadingPolicy.Context
  ) throws {
    var policies = try shippedPolicies()
    policies.reading.context = context
    _ = try IngestJob(
      policies: policies, inputs: inputs, store: store, times: TimeParser(reference: testNow),
      now: testNow
    ).run()
  }

  @Test("successful sign-ins count, background ones without their hours; TI vendors' do not")
  func readsSignIns() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    let text =
      signIn(Self.time, source: "10.0.0.1", client: "curl/8.1")
      + signIn(Self.time + 900, source: "10.0.0.2", country: "FR", result: "50126")
      + signIn(Self.time + 1800, app: "Recorded Future", source: "10.0.0.3", country: "US")
      + signIn(
        Self.time - 36_000, source: "10.0.0.4", table: "AADNonInteractiveUserSignInLogs")
    try ingest([try scratch.write(text, to: "signins.json")], into: store, context: .signIns)
    let found = try #require(try context(of: "a@corp.example", in: store))
    #expect(found.active.numbers == [40])
    #expect(found[.source].mapValues(\.numbers) == ["10.0.0.1": [40], "10.0.0.4": [0]])
    #expect(found[.country].mapValues(\.numbers) == ["DE": [0, 40]])
    #expect(found[.client]["curl"]?.numbers == [40])
    #expect(try store.verify().problems.isEmpty)
  }

  @Test("every form of a sign-in log gives the same context")
  func readsEveryForm() throws {
    let scratch = try Scratch()
    let rows = (0..<5).map { (Self.time + $0 * 900, "10.0.0.\($0)") }
    let lines = rows.map { signIn($0.0, source: $0.1) }
    let csv =
      "TimeGenerated,UserPrincipalName,AppDisplayName,ResultType,IPAddress,UserAgent,LocationDetails\n"
      + rows.map {
        "\(Timestamp(seconds: Int64($0.0))),a@corp.example,Mail,0,\($0.1),Mozilla/5.0 Edg/120.0,"
          + "\"{\"\"countryOrRegion\"\":\"\"DE\"\"}\"\n"
      }.joined()
    let forms = [
      "lines": lines.joined(),
      "array": "[" + lines.joined(separator: ",") + "]", "csv": csv,
    ]
    var found: [ContextSketch?] = []
    for (name, text) in forms.sorted(by: { $0.key < $1.key }) {
      let store = try scratch.store(name)
      try ingest([try scratch.write(text, to: "\(name).log")], into: store, context: .signIns)
      found.append(try context(of: "a@corp.example", in: store))
    }
    #expect(found[0]?[.source].count == 5)
    #expect(Set(found).count == 1)
  }

  @Test("traffic counts where that is wanted, of accounts with an access in the same log")
  func readsTraffic() throws {
    let scratch = try Scratch()
    let text =
      proxyLine("\(Self.time)", user: "CORP\\\\a", source: "10.0.0.1")
      + proxyLine("\(Self.time)", user: "a", host: "mail.example", source: "10.0.0.2")
      + proxyLine(
        "\(Self.time)", user: "A@corp.example", host: "mail.example", source: "10.0.0.3")
      + proxyLine("\(Self.time)", user: "b", host: "mail.example", source: "10.0.0.4")
      + proxyLine("\(Self.time)", user: "-", host: "a.example", source: "10.0.0.5")
    let file = try scratch.write(text, to: "proxy.log")
    let all = try scratch.store("all")
    try ingest([file], into: all, context: .all)
    let names = ["CORP\\a", "a", "a@corp.example", "b"]
    #expect(
      try all.contextNames(before: Timestamp(ticks: .max)).map(\.name) == ["a", "a@corp.example"])
    let found = try #require(
      try all.context(of: names + ["corp\\a"], during: .always)[Self.day])
    #expect(found[.source].keys.sorted() == ["10.0.0.2", "10.0.0.3"])
    for context in [ReadingPolicy.Context.none, .signIns] {
      let store = try scratch.store("\(context)")
      try ingest([file], into: store, context: context)
      #expect(try store.statistics().contextWeeks == 0)
    }
  }

  @Test("any order and repetition of logs gives the same context", arguments: [false, true])
  func isOrderFree(traffic: Bool) throws {
    let scratch = try Scratch()
    let files = try (0..<4).map { part in
      let text = (0..<60).map { row in
        let time = Self.time + (part * 30 + row) * 1200
        let user = ["a@corp.example", "b@corp.example", "CORP\\\\a"][row % 3]
        let source = "10.0.\(part).\(row % 25)"
        return part < 2
          ? signIn(time, user: user.replacing("\\\\", with: "\\\\\\\\"), source: source)
          : proxyLine(
            "\(time)", user: user, host: row % 7 == 0 ? "www.virustotal.com" : "h.example",
            source: source)
      }
      return try scratch.write(text.joined(), to: "log\(part)")
    }
    var digests: Set<String> = []
    for (index, order) in [[0, 1, 2, 3], [3, 2, 0, 1], [1, 3, 1, 2, 0, 3]].enumerated() {
      let store = try scratch.store("store\(index)")
      for place in order {
        try ingest([files[place]], into: store, context: traffic ? .all : .signIns)
      }
      #expect(try store.statistics().contextWeeks > 0)
      digests.insert(try store.verify().digest)
    }
    #expect(digests.count == 1)
  }

  @Test("the context of all names of an account comes together, of names with nothing else too")
  func joinsNames() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    let proxy = try scratch.write(proxyLine("\(Self.time)", user: "CORP\\a"), to: "proxy.log")
    let signIns = try scratch.write(
      signIn(Self.time + 1800) + signIn(Self.time, user: "zoe@corp.example", source: "10.8.8.8")
        + signIn(Self.time + 1800, user: "A", source: "10.7.7.7"),
      to: "signins.json")
    try ingest([signIns, proxy], into: store, context: .signIns)
    let policies = try shippedPolicies()
    func actors(before end: Timestamp) throws -> [(String, [LocalDay: ContextSketch])] {
      let stream = try ActorStream(
        store: store, policies: policies, geography: nil, before: end)
      var found: [(String, [LocalDay: ContextSketch])] = []
      try stream.forEach(during: .always) { stored, _ throws(TidewatchError) in
        found.append((stored.entity.id, try stream.context(of: stored.entity, during: .always)))
      }
      return found
    }
    let found = try actors(before: Timestamp(ticks: .max))
    #expect(found.map(\.0) == ["a@corp.example"])
    #expect(found.first?.1[Self.day]?[.source].keys.sorted() == ["10.7.7.7", "10.9.9.9"])
    // A name that appears only later does not count.
    let earlier = try actors(before: Timestamp(seconds: Int64(Self.time + 900)))
    #expect(earlier.map(\.0) == ["corp\\a"])
  }

  @Test("a source with ordinary work an hour before is less of a surprise than one without")
  func discountsTheAccountsOwnSources() throws {
    let scratch = try Scratch()
    var proxy = ""
    for user in ["a@corp.example", "b@corp.example"] {
      for day in 20_731..<20_775 where LocalDay(number: Int32(day)).weekday <= 5 {
        for hour in [9, 11, 15] {
          proxy += proxyLine("\(day * 86_400 + hour * 3600)", user: user)
        }
      }
    }
    proxy += proxyLine("\(Self.time + 3600)", source: "10.9.9.9")
    let file = try scratch.write(proxy, to: "proxy.log")
    func surprise(_ name: String, _ signIns: String) throws -> Double {
      let store = try scratch.store(name)
      try ingest([file], into: store, context: .signIns)
      try ingest([try scratch.write(signIns, to: "\(name).json")], into: store, context: .signIns)
      let report = try HuntJob(
        policies: try shippedPolicies(), store: store, window: Self.window, clock: .utc
      ).report()
      let finding = report.findings.map(\.finding).first {
        $0.entity.id == "a@corp.example" && $0.day == Self.day
      }
      return try #require(finding).surprise
    }
    let never = try surprise("never", signIn(Self.time, source: "10.0.0.1"))
    let own = try surprise("own", signIn(Self.time))
    let others = try surprise("others", signIn(Self.time, user: "b@corp.example"))
    let dayBefore = try surprise("before", signIn(Self.time - 86_400))
    #expect(own < never * 0.8)
    #expect(dayBefore < never * 0.8)
    // Ordinary work from elsewhere on the same day tells a little more than none that is known.
    #expect(others < never)
    #expect(own < others && dayBefore < others)
  }

  @Test("days are those of the clock, also where it changes")
  func cutsLocalDays() throws {
    let berlin = LocalClock(timeZone: try #require(TimeZone(identifier: "Europe/Berlin")))
    // Clocks go back on 2026-10-25 at 01:00 UTC: 02:00 to 03:00 comes twice.
    let first = try #require(LocalDay("2026-10-24"))
    var evening = ContextSketch()
    evening.active = QuarterSet([87, 88])
    evening.add("10.0.0.1", of: .source, at: QuarterSet([87]))
    evening.add("10.0.0.2", of: .source, at: QuarterSet([88]))
    var night = ContextSketch()
    night.active = QuarterSet(0..<12)
    night.add("10.0.0.3", of: .source, at: QuarterSet([0]))
    let days = berlin.contexts(of: [first: evening, first.advanced(by: 1): night])
    #expect(days.keys.sorted() == [first, first.advanced(by: 1)])
    let before = try #require(days[first])
    let change = try #require(days[first.advanced(by: 1)])
    #expect(before.sources == ["10.0.0.1"])
    #expect(before.hours[23] == 1)
    #expect(change.sources == ["10.0.0.2", "10.0.0.3"])
    #expect(Array(change.hours[0...4]) == [1, 0, 4, 4, 0])
    #expect(LocalClock.utc.contexts(of: [first: evening])[first]?.sources.count == 2)
  }
}
