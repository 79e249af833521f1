import Detection
import Events
import History
import Ingestion
import Testing

@testable import Pipeline

struct IngestJobTests {
  @Test("any order, overlap and repetition of the inputs gives the same digest")
  func isOrderFree() throws {
    let scratch = try Scratch()
    let rows = (0..<120).map { index in
      index % 3 == 0
        ? signInLine("2026-11-\(10 + index % 10)T0\(index % 8):00:00Z")
        : proxyLine("\(1_794_300_000 + index / 2 * 3600)", path: "/f?key=S3CR3T")
    }
    func file(_ name: String, _ range: Range<Int>, _ kind: Int) throws -> InputFile {
      let chosen = range.filter { ($0 % 3 == 0) == (kind == 0) }.map { rows[$0] }
      return try scratch.write(chosen.joined(), to: name)
    }
    let files = [
      try file("p1", 0..<70, 1), try file("p2", 50..<120, 1), try file("s1", 0..<90, 0),
      try file("s2", 30..<120, 0),
    ]
    var digests: Set<String> = []
    for (index, order) in [[0, 1, 2, 3], [3, 1, 0, 2], [2, 2, 3, 0, 1, 0, 3]].enumerated() {
      let store = try scratch.store("store-\(index)")
      for place in order { _ = try ingest([files[place]], into: store) }
      digests.insert(try store.verify().digest)
    }
    #expect(digests.count == 1)
    let partial = try scratch.store("partial")
    _ = try ingest([files[0], files[2]], into: partial)
    #expect(try !digests.contains(partial.verify().digest))
  }

  @Test("what is not kept is counted: failed sign-ins, rejections, rows of no interest")
  func countsEverything() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    let signIns = try scratch.write(
      signInLine("2026-11-16T09:00:00Z") + signInLine("2026-11-16T09:00:01Z", result: "50126")
        + signInLine("2026-11-16T09:00:02Z", app: "Mail")
        + "{\"AppDisplayName\":\"Recorded Future\",\"Res\n", to: "signins")
    let other = try scratch.write("no log at all\n", to: "other")
    let summary = try ingest([signIns, other], into: store)
    #expect(summary.accesses == 1)
    #expect(summary.failedSignIns == 1)
    #expect(summary.rejected == 2)
    #expect(summary.records == 4)
    #expect(summary.rejectedByReason == [.truncatedRecord: 1, .unknownFormat: 1])
    let inputs = try store.inputs()
    #expect(inputs.map(\.failedSignIns) == [0, 1])
    #expect(inputs.map(\.rejected) == [1, 1])
    #expect(try store.rejections(limit: 10).count == 2)
    #expect(try store.statistics().events == 1)
  }

  @Test("a file that cannot be opened leaves no trace in the store, and the others are read")
  func passesOverUnreadableFiles() throws {
    let scratch = try Scratch()
    let store = try scratch.store()
    let missing = InputFile(path: "\(scratch.path)/missing", name: "missing", size: nil)
    let good = try scratch.write(proxyLine("1794820467"), to: "good")
    let summary = try ingest([missing, good], into: store)
    #expect(summary.rejectedByReason == [.unreadableFile: 1])
    #expect(try store.inputs().map(\.name) == ["good"])
  }

  @Test("a proxy's rows are kept as events read one by one would be")
  func keepsRowsAsEvents() throws {
    let scratch = try Scratch()
    let lines = [
      proxyLine("1794820467", user: "CORP\\\\Bob", path: "/ui/search/a\\\\b"),
      proxyLine("1794820468", path: "/api/v3?apikey=S3CR3T&x=1", client: "curl/8.1 key\\=T0KEN"),
      proxyLine("1794820469", user: "-", source: "10.9.8.7"),
      proxyLine("1794820470", user: "", source: ""),
      proxyLine("1794820471", host: "virustotal.com.evil.example"),
      proxyLine("1794820472", host: "intranet.example", path: "/go?to=shodan.io"),
      proxyLine("1794820473", host: "intranet.example"),
      proxyLine("1794820474", user: "Bj\u{f6}rk", client: "na\u{ef}ve"),
    ]
    let file = try scratch.write((lines + lines).joined(), to: "log")
    let kept = try scratch.store("kept")
    let summary = try ingest([file], into: kept)

    let policies = try shippedPolicies()
    let other = try scratch.store("other")
    let redactor = SecretRedactor(policy: policies.redaction) {
      other.fingerprinter.fingerprint($0)
    }
    let classifier = AccessClassifier(policies: policies, redactor: redactor)
    let reader = try LogReader(
      terms: BaseRule(policies: policies).searchTerms, redactor: redactor,
      times: TimeParser(reference: testNow), expansion: policies.reading.expansion,
      parsesEverything: true)
    let ingestion = other.beginInput()
    var accesses = 0
    try reader.forEachLog(in: file) { log in
      _ = try reader.read(
        log,
        into: LogReader.Sink(
          event: { event in
            var event = event
            guard case .access(let entity, _) = classifier.classify(&event) else { return }
            accesses += 1
            try ingestion.add(event, entity: entity)
          }, rejection: { Issue.record("\($0)") }))
    }
    try ingestion.commit(try #require(kept.inputs().first))
    #expect(accesses == 14)
    #expect(summary.accesses == 14)
    #expect(summary.hits == 14)
    #expect(try kept.verify() == other.verify())
    #expect(try kept.verify().events == 14)
  }
}
