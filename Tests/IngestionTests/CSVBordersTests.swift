import Testing

@testable import Ingestion

/// Where records end in a block is found in two ways, by quoted cells alone and by a walk over every
/// record, which must agree.
struct CSVBordersTests {
  private func walked(_ view: ByteView) -> (end: Int, hasWrappedLine: Bool) {
    var end = 0
    var hasWrappedLine = false
    while let record = CSVFraming.nextRecord(in: view, from: end, isFinal: false) {
      if view[record.range].firstIndex(of: ASCII.newline) != nil { hasWrappedLine = true }
      end = record.next
    }
    return (end, hasWrappedLine)
  }

  @Test("the last whole record ends where a walk over all of them ends, whatever the quotes")
  func agreesWithTheWalk() {
    var random = SeededRandom(seed: 11)
    let alphabet = Array("\"\",,\n\n\r ab".utf8)
    var byLines = 0
    for _ in 0..<200_000 {
      let bytes = (0..<Int.random(in: 0...24, using: &random)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      bytes.withUnsafeBytes { buffer in
        let view = ByteView(buffer)
        let expected = walked(view)
        let found = RecordFraming.csv.wholeRecords(in: view)
        #expect(found.end == expected.end)
        // A cell that is not closed in this block may hold line ends; its record is no part of it.
        if found.areLines { #expect(!expected.hasWrappedLine) }
        if found.areLines, found.end > 0 { byLines += 1 }
      }
    }
    #expect(byLines > 50_000)
  }

  @Test("a block is read by lines unless a quoted cell holds a line end")
  func tellsLines() {
    let found = { text in withView(text) { RecordFraming.csv.wholeRecords(in: $0) } }
    #expect(found("a,\"b,c\"\r\nd\ne") == WholeRecords(end: 11, areLines: true))
    #expect(found("a,\"b\nc\"\nd\n") == WholeRecords(end: 10, areLines: false))
    #expect(found("5\" disk\n\"a\"\n,\"b\n") == WholeRecords(end: 12, areLines: true))
    #expect(found("a,b") == WholeRecords(end: 0, areLines: true))
  }

  @Test("blank lines are found at every place, and lines with something in them are none")
  func findsBlankLines() {
    let isBlank = { text in withView(text) { $0.mayHaveBlankLine } }
    for length in 0...40 {
      let line = String(repeating: "x", count: length)
      for ending in ["\n", "\r\n"] {
        #expect(isBlank("x\(line)\(ending)x\(line)\(ending)") == false)
        #expect(isBlank("x\(line)\(ending)\(ending)x\(ending)"))
        #expect(isBlank("x\(line)\(ending) \t\(ending)x\(line)"))
        #expect(isBlank("\(ending)x\(line)"))
      }
    }
    #expect(!isBlank(""))
  }

  @Test(
    "blank lines are no records, and quoted line ends end none",
    arguments: [64, 1 << 20])
  func readsByLinesAndByRecords(block: Int) throws {
    let header = "TimeGenerated,DestinationHostName,RequestURL,SourceUserName\n"
    let row = { (user: String) in
      "2026-11-16T09:14:27Z,www.virustotal.com,https://www.virustotal.com/,\(user)\n"
    }
    let other = "2026-11-16T09:14:27Z,example.org,https://example.org/,\"x, y\"\n"
    let text =
      header + row("a") + other + "\n" + other + row("b") + "  \n" + other
      + row("\"c\nd\"") + other + other + row("e") + "\r\n"
    let reading = try read(Array(text.utf8), sizes: BlockSizes(block: block))
    #expect(reading.events.map(\.user) == ["a", "b", "c\nd", "e"])
    #expect(reading.tally.records == 9)
    #expect(reading.rejections.isEmpty)
  }
}
