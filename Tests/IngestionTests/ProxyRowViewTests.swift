import Events
import Foundation
import Testing

@testable import Ingestion

struct ProxyRowViewTests {
  private static let lines = [
    "<134>Nov 16 09:14:27 edge-01 CEF:0|Exam\\|ple|Gate \\\\ way|1|1|w|3|rt=1794820467500 src=10.0.0.1"
      + " suser=CORP\\\\a dhost=www.virustotal.com request=https://x/?a\\=b\\nc requestMethod=GET"
      + " requestClientApplication=Mozilla/5.0 (X11) act=",
    "CEF:0|Exämple|Gate|1|1|w|3|rt=1794820467500 suser=zoë@corp.example dhost=virustotal.com"
      + " request=https://virustotal.com/ü?a\\=ß requestClientApplication=\\",
    "CEF:0|a|b|1|1|w|3|end=2026-11-16T09:14:27Z dtz=Europe/Berlin request=https://virustotal.com/",
    "CEF:0|a|b|1|1|w|3|rt=never request=https://virustotal.com/",
    "CEF:0|a|b|1|1|w virustotal.com",
    "CEF:0|a|b|1|1|w|3|virustotal.com",
    "virustotal.com without a header",
  ]

  /// What a reader makes of bytes, as events or looking at rows.
  private func reading(
    _ bytes: [UInt8], viewing: Bool, needs: HitNeeds = .all
  ) throws -> (events: [AccessEvent], viewed: Int, rejections: [Rejection], tally: InputTally?) {
    let reader = try LogReader(
      terms: ["virustotal.com"], redactor: testRedactor, times: TimeParser(reference: testNow),
      expansion: testExpansion, parsesEverything: true, format: CEFFormat(), needs: needs,
      sizes: BlockSizes(block: 4096))
    var events: [AccessEvent] = []
    var viewed = 0
    var rejections: [Rejection] = []
    var tally: InputTally?
    let source = BytesSource(bytes)
    try reader.forEachLog(in: source, named: "input") { log in
      let look = { (row: ProxyRowView) in
        viewed += 1
        events.append(AccessEvent(row))
        return true
      }
      tally = try reader.read(
        log,
        into: LogReader.Sink(
          event: { events.append($0) }, row: viewing ? look : nil,
          rejection: { rejections.append($0) }))
    }
    return (events, viewed, rejections, tally)
  }

  private func expectSame(_ bytes: [UInt8], needs: HitNeeds = .all) throws {
    let made = try reading(bytes, viewing: false, needs: needs)
    let looked = try reading(bytes, viewing: true, needs: needs)
    #expect(looked.events == made.events)
    #expect(looked.rejections == made.rejections)
    #expect(looked.tally == made.tally)
    #expect(looked.viewed == made.events.count, "every CEF row can be looked at")
  }

  @Test(
    "a row that is looked at is the event that would be made of it, and rejections are the same")
  func isTheEvent() throws {
    let text = Array((Self.lines.joined(separator: "\n") + "\n").utf8)
    let made = try reading(text, viewing: true)
    #expect(made.events.count == 3)
    #expect(made.rejections.count == 4)
    #expect(made.events[0].deviceVendor == "Exam|ple")
    #expect(made.events[0].deviceProduct == "Gate \\ way")
    #expect(made.events[0].user == "CORP\\a")
    #expect(made.events[0].url == "https://x/?a=b\nc")
    #expect(made.events[1].user == "zoë@corp.example")
    #expect(made.events[1].client == "\\")
    for needs in [HitNeeds.all, [], .device, [.user, .url], [.client, .source, .method]] {
      try expectSame(text, needs: needs)
    }
  }

  @Test("the same for damaged lines, with bytes that are no UTF-8")
  func isTheEventWhenDamaged() throws {
    var random = SeededRandom(seed: 11)
    let whole = Array((Self.lines.joined(separator: "\n") + "\n").utf8)
    for _ in 0..<300 {
      var bytes = whole + whole
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeSubrange(place..<min(bytes.count, place + 7))
        case 2: bytes.insert(contentsOf: Array("\\=|\\CEF:0|".utf8), at: place)
        default: bytes.insert(contentsOf: [0xF0, 0x9F, 0xC3, 0x5C], at: place)
        }
      }
      try expectSame(bytes)
    }
  }

  @Test("a header that is known again is the one that looking closely finds")
  func knowsHeaders() {
    var random = SeededRandom(seed: 3)
    var known = ExpectedCEFHeader()
    let parts = ["<1>", "x", " ", "C", "CEF:", "CEF:0|", "CEF:0|a|b|1|1|w|3|", "|", "\\|", "rt=1"]
    var again = 0
    for _ in 0..<20_000 {
      let text = (0..<Int.random(in: 1...6, using: &random)).map { _ in
        parts.randomElement(using: &random) ?? ""
      }.joined()
      withView(text) { line in
        let found = CEFHeader(in: line)
        let remembered = known.header(in: line)
        #expect(remembered == found, "\(text)")
        if remembered?.isComplete ?? false { again += 1 }
      }
    }
    #expect(again > 1000)
  }

  @Test("texts of a row stay where they are until the next, however long they are")
  func keepsTexts() {
    let room = TextRoom()
    for length in [1, 100, 5000, 100_000] {
      let bytes = Array(String(repeating: "a\\=é", count: length).utf8)
      bytes.withUnsafeBytes { bytes in
        let record = ByteView(bytes)
        room.clear(forRecordOf: record.count)
        let halves = [record[..<(record.count / 2)], record[(record.count / 2)...]]
        let texts = halves.map { half in
          room.text(of: half) { $0 == UInt8(ascii: "=") ? $0 : nil }
        }
        for (half, text) in zip(halves, texts) {
          let expected = half.string { $0 == UInt8(ascii: "=") ? $0 : nil }
          #expect(text.isUTF8(of: expected))
        }
      }
    }
  }

  @Test("what is peculiar is found wherever it stands in a text of any length")
  func looksAtAllBytes() {
    for length in 0..<70 {
      let plain = [UInt8](repeating: UInt8(ascii: "x"), count: length)
      plain.withUnsafeBytes { bytes in
        let view = ByteView(bytes)
        #expect(!view.peculiarities.hasBackslash && view.peculiarities.isASCII)
      }
      for place in 0..<length {
        for byte in [ASCII.backslash, 0x80] {
          var bytes = plain
          bytes[place] = byte
          let found = bytes.withUnsafeBytes { ByteView($0).peculiarities }
          #expect(found.hasBackslash == (byte == ASCII.backslash))
          #expect(found.isASCII == (byte < 0x80))
        }
      }
    }
  }
}

/// Bytes as a source, a few at a time.
private final class BytesSource: ByteSource {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    let count = min(buffer.count, rest.count, 1000)
    buffer.copyBytes(from: rest.prefix(count))
    rest = rest.dropFirst(count)
    return count
  }
}
