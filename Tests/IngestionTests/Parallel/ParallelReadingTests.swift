import Events
import Foundation
import Testing

@testable import Ingestion

struct ParallelReadingTests {
  private func manyInputs() throws -> ParallelInputs {
    let inputs = try ParallelInputs()
    try inputs.add(ParallelSamples.cef(400, user: "a"), named: "a.cef")
    try inputs.add(ParallelSamples.w3c(300), named: "b.w3c")
    try inputs.add("", named: "c.empty")
    try inputs.add(ParallelSamples.zeek(300), named: "d.zeek")
    try inputs.addArchive(
      of: [
        ("1.cef", ParallelSamples.cef(90, user: "t")), ("2.none", "nothing that is known\n"),
        ("3.w3c", ParallelSamples.w3c(90)), ("4.csv", ParallelSamples.csv(90)),
      ], named: "e.tar")
    try inputs.add(ParallelSamples.csv(300), named: "f.csv")
    try inputs.add(ParallelSamples.signIns(200), named: "g.json")
    // A record too long to be read, between others.
    try inputs.add(
      ParallelSamples.cef(20, user: "b") + String(repeating: "virustotal.com ", count: 400) + "\n"
        + ParallelSamples.cef(20, user: "c"), named: "h.cef")
    for number in 10..<90 {
      try inputs.add(ParallelSamples.cef(3, user: "n\(number)-"), named: "i\(number).cef")
    }
    return inputs
  }

  @Test(
    "any number of threads gives the same events, rejections and tallies in the order of the inputs",
    arguments: [200, 1000, 1 << 20], [false, true])
  func keepsTheOrder(block: Int, everything: Bool) throws {
    let inputs = try manyInputs()
    let reader = try inputs.reader(block: block, everything: everything)
    let expected = try inputs.inOrder(by: reader)
    #expect(expected.count == 8 + 3 + 80)
    #expect(expected.reduce(0) { $0 + $1.events.count } > 1000)
    #expect(expected.reduce(0) { $0 + $1.rejections.count } > 100)
    for threads in [1, 2, 7] {
      let found = try inputs.delivered(by: reader, threads: threads)
      #expect(found.count == expected.count)
      for (one, other) in zip(found, expected) where one != other {
        Issue.record("\(other.name) is read otherwise by \(threads) threads")
      }
    }
  }

  @Test("pieces that take long are delivered in their place", arguments: [2, 7])
  func waitsForSlowPieces(threads: Int) throws {
    let inputs = try ParallelInputs()
    try inputs.add(ParallelSamples.cef(60, user: "a"), named: "a.cef")
    try inputs.add(ParallelSamples.cef(60, user: "b"), named: "b.cef")
    let reader = try inputs.reader(block: 300)
    let expected = try inputs.inOrder(by: reader)
    let found = try inputs.delivered(by: reader, threads: threads) { event in
      // The first pieces, and every seventh event.
      if event.user == "a0" || event.user.hasSuffix("7") { Thread.sleep(forTimeInterval: 0.005) }
    }
    #expect(found == expected)
  }

  @Test("lines of rejections are counted through all pieces of a log")
  func countsLines() throws {
    let inputs = try ParallelInputs()
    try inputs.add(ParallelSamples.cef(100, user: "a"), named: "a.cef")
    let found = try inputs.delivered(by: try inputs.reader(block: 250), threads: 3)
    #expect(
      found.first?.rejections.map(\.location.line) == stride(from: 4, to: 100, by: 5).map { $0 })
  }

  private struct Enough: Error {}

  @Test(
    "what the consumer throws ends the reading, wherever it is", arguments: [1, 2, 7], [0, 1, 40])
  func endsWithTheConsumer(threads: Int, after: Int) throws {
    let inputs = try manyInputs()
    let reader = try inputs.reader(block: 200)
    var deliveries = 0
    #expect(throws: Enough.self) {
      let makeHarvester = { @Sendable in KeepingHarvester() }
      try reader.read(inputs.files, threads: threads, makeHarvester: makeHarvester) { _ in
        deliveries += 1
        if deliveries > after { throw Enough() }
      }
    }
    #expect(deliveries == after + 1)
  }

  @Test("one log of an archive can be read alone")
  func readsOnePlace() throws {
    let inputs = try manyInputs()
    let archive = try #require(inputs.files.first { $0.name == "e.tar" })
    let reader = try inputs.reader(block: 200)
    var names: [String] = []
    var events = 0
    let makeHarvester = { @Sendable in KeepingHarvester() }
    try reader.read([archive], place: 2, threads: 3, makeHarvester: makeHarvester) { delivery in
      if case .begins(let name, _, let place) = delivery { names.append("\(place) \(name)") }
      if case .piece(let harvest, _, _) = delivery { events += harvest.count }
    }
    #expect(names == ["2 e.tar!3.w3c"])
    #expect(events == 60)
  }

  @Test("no input at all is read at once")
  func readsNothing() throws {
    let inputs = try ParallelInputs()
    #expect(try inputs.delivered(by: try inputs.reader(block: 200), threads: 2).isEmpty)
  }
}
