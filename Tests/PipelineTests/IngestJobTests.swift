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
}
