import Events
import Testing

@testable import Ingestion

struct ZscalerTests {
  private func expectRow(
    _ reading: Reading, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    guard let event = reading.events.first, reading.events.count == 1 else {
      Issue.record("no event: \(reading)", sourceLocation: sourceLocation)
      return
    }
    #expect(event.time.description == "2026-11-16T09:14:27Z", sourceLocation: sourceLocation)
    #expect(event.channel == .proxy, sourceLocation: sourceLocation)
    #expect(event.source == "10.1.2.3", sourceLocation: sourceLocation)
    #expect(event.user == "a@corp.example", sourceLocation: sourceLocation)
    #expect(event.target == "h.example", sourceLocation: sourceLocation)
    #expect(event.url == "h.example:443/a?b=c", sourceLocation: sourceLocation)
    #expect(event.method == "CONNECT", sourceLocation: sourceLocation)
    #expect(event.client == "curl/8 x", sourceLocation: sourceLocation)
    #expect(event.deviceVendor == "Zscaler", sourceLocation: sourceLocation)
    #expect(event.deviceProduct == "NSSWeblog", sourceLocation: sourceLocation)
  }

  private static let object = """
    {"datetime":"2026-11-16 09:14:27 GMT","ClientIP":"10.1.2.3","clientpublicIP":"192.0.2.1",\
    "user":"a@corp.example","url":"h.example:443\\/a?b=c","requestmethod":"CONNECT",\
    "useragent":"curl/8 x","hostname":"None","vendor":"Zscaler"}
    """

  @Test("the object is the same row flat, below event, and in an array")
  func readsJSON() throws {
    for text in [
      Self.object, "[\(Self.object)]",
      "{\"sourcetype\":\"zscalernss-web\",\"event\":\(Self.object)}",
    ] {
      let reading = try read(text, everything: true)
      #expect(reading.tally.format == "zscaler-json")
      expectRow(reading)
    }
  }

  @Test("two objects on one line are two rows, and another object is refused")
  func readsObjectsOnOneLine() throws {
    let reading = try read(
      Self.object + Self.object + "\n{\"vendor\":\"Zscaler\"}\n", everything: true)
    #expect(reading.events.count == 2)
    #expect(reading.rejections.map(\.reason) == [.notThisTable])
  }

  private static let line = """
    2026-11-16 09:14:27\treason=Allowed\trequestmethod=CONNECT\tuseragent=curl/8 x\tClientIP=\
    10.1.2.3\tuser=a@corp.example\turl="h.example:443/a?b=c"\tvendor=Zscaler\thostname=h.example\
    \tclientpublicIP=192.0.2.1\trefererURL="None"
    """

  @Test("the tab-separated line is the same row, with a priority or without")
  func readsTabs() throws {
    for text in [Self.line, "<134>" + Self.line] {
      let reading = try read(text, everything: true)
      #expect(reading.tally.format == "zscaler-tab")
      expectRow(reading)
    }
  }

  @Test("None and N/A are no values")
  func dropsPlaceholders() throws {
    let reading = try read(
      "2026-11-16 09:14:27\turl=h.example/\tvendor=Zscaler\tuser=None\tuseragent=\"N/A\"",
      everything: true)
    #expect(reading.events.map(\.user) == [""])
    #expect(reading.events.map(\.client) == [""])
    #expect(reading.events.map(\.target) == ["h.example"])
  }

  @Test("lines of other feeds among them are rejected with the reason")
  func rejectsOtherFeeds() throws {
    let reading = try read(
      Self.line + "\n<134>{\"LogTimestamp\":\"x\"}\n<134>Nov 16 09:14:27 NSS: memory low\n"
        + "\turl=h.example/\tvendor=Zscaler\n", everything: true)
    #expect(reading.events.count == 1)
    #expect(reading.rejections.map(\.reason) == [.notThisTable, .malformedRecord, .missingTime])
  }
}
