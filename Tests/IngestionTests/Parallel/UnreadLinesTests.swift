import Events
import Foundation
import Testing

@testable import Ingestion

/// Lines that the thread that opens a file leaves for others, who look at them where they lie.
struct UnreadLinesTests {
  /// Longer than the start of a file that is read to recognise it.
  private static let least = 1_100_000

  private static func repeated(_ text: String) -> String {
    String(repeating: text, count: least / text.utf8.count + 1)
  }

  private static let longLine =
    "CEF:0|Example|Gateway|1|1|web|3|rt=1794820467 suser=long request=https://www.virustotal.com/"
    + String(repeating: "y", count: 5000) + "\n"

  /// A log's text, and what of it is special.
  private static let logs: [(name: String, text: String)] = [
    ("lines", repeated(ParallelSamples.cef(500, user: "a"))),
    (
      "lines that end with CR LF, and blank ones",
      repeated(
        ParallelSamples.cef(500, user: "b").replacing("\n", with: "\r\n") + "\r\n\r\n \r\n")
    ),
    ("a last line without an end", repeated(ParallelSamples.cef(500, user: "c")).trimmed),
    ("lines longer than a block", repeated(ParallelSamples.cef(90, user: "d") + longLine)),
    (
      "a record that is too long",
      repeated(ParallelSamples.cef(900, user: "e"))
        + String(repeating: "virustotal.com ", count: 6000) + "\n"
        + ParallelSamples.cef(99, user: "f")
    ),
    ("a mark at the start", "\u{FEFF}" + repeated(ParallelSamples.cef(500, user: "g"))),
    (
      "next to nothing but hits",
      repeated(
        "CEF:0|E|G|1|1|w|3|rt=1794820467 suser=h request=https://www.virustotal.com/\n")
    ),
    ("header lines among others", repeated(ParallelSamples.w3c(300))),
  ]

  private static func reader(
    block: Int, everything: Bool = false, counts: Bool = true
  ) throws -> LogReader {
    try LogReader(
      terms: testTerms, redactor: testRedactor, times: TimeParser(reference: testNow),
      expansion: testExpansion, parsesEverything: everything, digesting: true,
      countsRecords: counts, sizes: BlockSizes(block: block, longestRecord: 1 << 16))
  }

  /// The same bytes through a pipe's way: all are read, in order, by one thread.
  private static func expected(_ text: String, by reader: LogReader) throws -> DeliveredLog {
    var found = DeliveredLog(name: "log", input: 0, place: 0)
    let source = BytesInMemory(Array(text.utf8))
    try reader.forEachLog(in: source, named: "log") { log in
      found.tally = try reader.read(
        log,
        into: LogReader.Sink(
          event: { found.events.append($0) }, rejection: { found.rejections.append($0) }))
    }
    return found
  }

  @Test(
    "events, rejections, tallies and digests are those of bytes that are read",
    arguments: logs.indices, [4096, 70_000])
  func readsTheSame(log: Int, block: Int) throws {
    let text = Self.logs[log].text
    let inputs = try ParallelInputs()
    try inputs.add(text, named: "log")
    for (everything, counts) in [(false, true), (false, false), (true, true)] {
      let reader = try Self.reader(block: block, everything: everything, counts: counts)
      let expected = try Self.expected(text, by: reader)
      #expect(expected.events.count > 1000)
      for threads in [1, 2, 5] {
        let found = try inputs.delivered(by: reader, threads: threads)
        if found != [expected] {
          Issue.record("\(Self.logs[log].name): \(threads) threads, everything: \(everything)")
        }
      }
      let inOrder = try inputs.inOrder(by: reader)
      if inOrder != [expected] { Issue.record("\(Self.logs[log].name): in order") }
    }
  }

  @Test("of a log that is cut short while it is read, all that is there is read, and that is told")
  func tellsTheCut() throws {
    let text = Self.repeated(ParallelSamples.cef(500, user: "a"))
    let reader = try Self.reader(block: 50_000)
    let whole = try Self.expected(text, by: reader)
    for threads in [1, 2] {
      let inputs = try ParallelInputs()
      try inputs.add(text, named: "log")
      let path = inputs.files[0].path
      let found = try inputs.delivered(by: reader, threads: threads) { event in
        // Within a line, and behind what was read to recognise the log.
        if event == whole.events[0] { truncate(path, 1_060_000) }
      }
      let log = try #require(found.first)
      let known = text.utf8.prefix(1_060_000).split(separator: UInt8(ascii: "\n")).count
      let tally = try #require(log.tally)
      // The last is of a line that was cut.
      let isThere = log.events.dropLast() == whole.events.prefix(log.events.count - 1)
      #expect(isThere)
      #expect(log.events.count > 1000)
      #expect(tally.records <= known + 1)
      #expect(tally.rejected == log.rejections.count)
      let told = log.rejections.filter { $0.reason == .unreadableFile }
      #expect(told.map(\.detail) == ["became shorter while it was read"])
    }
  }

  private struct Enough: Error {}

  @Test(
    "whoever throws ends the reading, and nobody waits for a digest that never comes",
    arguments: [0, 3, 9])
  func endsEarly(after: Int) throws {
    let inputs = try ParallelInputs()
    try inputs.add(Self.repeated(ParallelSamples.cef(500, user: "a")), named: "log")
    var deliveries = 0
    let reader = try Self.reader(block: 4096)
    let makeHarvester = { @Sendable in KeepingHarvester() }
    #expect(throws: Enough.self) {
      try reader.read(inputs.files, threads: 3, makeHarvester: makeHarvester) { _ in
        if deliveries == after { throw Enough() }
        deliveries += 1
      }
    }
  }
}

extension String {
  fileprivate var trimmed: String { String(trimmingSuffix(while: \.isNewline)) }

  private func trimmingSuffix(while isDropped: (Character) -> Bool) -> Substring {
    var rest = self[...]
    while let last = rest.last, isDropped(last) { rest.removeLast() }
    return rest
  }
}

/// Bytes that lie in no file.
private final class BytesInMemory: ByteSource {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    let count = min(buffer.count, rest.count)
    buffer.copyBytes(from: rest.prefix(count))
    rest.removeFirst(count)
    return count
  }
}
