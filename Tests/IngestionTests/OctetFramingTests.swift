import Events
import Testing

@testable import Ingestion

struct OctetFramingTests {
  private static func counted(_ message: String) -> String { "\(message.utf8.count) \(message)" }

  private static func cef(_ user: String, _ rest: String = "") -> String {
    "<134>1 2026-11-16T09:14:27Z h a - - - CEF:0|E|G|1|1|w|3|rt=1794820467 suser=\(user)"
      + " dhost=virustotal.com\(rest)"
  }

  @Test(
    "messages one after another, with line ends inside or none between, are split by their counts")
  func splits() throws {
    let text = [
      Self.cef("a"), Self.cef("b", " msg=one\ntwo virustotal.com"), Self.cef("c", "\n"),
      Self.cef("d"),
    ].map(Self.counted).joined()
    for block in [64, 150, 1 << 20] {
      let reading = try read(Array(text.utf8), sizes: BlockSizes(block: block))
      #expect(reading.tally.format == "cef-octets")
      #expect(reading.tally.records == 4)
      #expect(reading.events.map(\.user) == ["a", "b", "c", "d"])
      #expect(reading.rejections.isEmpty)
    }
  }

  @Test("a count that lies costs what is up to the next line, and is told")
  func resynchronises() throws {
    let good = Self.counted(Self.cef("a"))
    let reading = try read(good + good + "virustotal.com no count\n" + good)
    #expect(reading.events.count == 3)
    #expect(reading.rejections.map(\.reason) == [.malformedRecord])
    let cut = try read(good + String(good.dropLast(9)))
    #expect(cut.events.count == 1)
    #expect(cut.rejections.map(\.reason) == [.truncatedRecord])
  }

  @Test("counted messages that are lines stay lines")
  func keepsLines() throws {
    let reading = try read(Self.counted(Self.cef("a")) + "\n" + Self.counted(Self.cef("b")) + "\n")
    #expect(reading.tally.format == "cef")
    #expect(reading.events.map(\.user) == ["a", "b"])
  }
}
