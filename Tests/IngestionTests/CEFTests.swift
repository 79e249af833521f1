import Events
import Testing

@testable import Ingestion

struct CEFTests {
  private func parse(_ line: String) -> ParsedRecord {
    var parser = CEFParser(times: TimeParser(reference: testNow))
    return withView(line) { parser.parse($0) }
  }

  private func event(_ line: String) throws -> AccessEvent {
    guard case .event(let event) = parse(line) else {
      throw TidewatchError(.io, "no event: \(parse(line))")
    }
    return event
  }

  private static let header = "CEF:0|Example|Gateway|1.0|100|web|3|"

  @Test("the columns are those that Sentinel's agent fills")
  func mapsColumns() throws {
    let event = try event(
      "<134>Nov 16 09:14:27 edge-01 " + Self.header
        + "rt=1794820467500 src=10.1.2.3 suser=a.b@corp.example dhost=www.example.org"
        + " request=https://www.example.org/a?b\\=c requestMethod=GET"
        + " requestClientApplication=Mozilla/5.0 (X11; Linux x86_64) act=allow")
    #expect(event.time.description == "2026-11-16T09:14:27.5Z")
    #expect(event.channel == .proxy)
    #expect(event.source == "10.1.2.3")
    #expect(event.user == "a.b@corp.example")
    #expect(event.target == "www.example.org")
    #expect(event.url == "https://www.example.org/a?b=c")
    #expect(event.method == "GET")
    #expect(event.client == "Mozilla/5.0 (X11; Linux x86_64)")
    #expect(event.deviceVendor == "Example")
    #expect(event.deviceProduct == "Gateway")
  }

  @Test("what a parser read before changes nothing, whatever keys stood at the same places")
  func forgetsOtherRecords() {
    let extensions = [
      "rt=1794820467500 src=10.1.2.3 suser=alice dhost=h.example request=https://h.example/a",
      "rt=1794820467500 src=10.1.2.3 duser=alice dhost=h.example request=https://h.example/b",
      "rt=1794820467500 src=10.1.2.3 suser=carol xdhost=h.example request=https://h.example/c",
      "rt=1794820467500 dhost=h.example src=10.1.2.3 suser= requestMethod=GET suser=dora",
      "rt=1794820467500 dhost=h.example src=10.1.2.3 suser=é requestURL=https://h.example/?a=b",
      "rt=1794820467500 requestClientApplication=curl/8 requestMethod=GET dhost=h.example",
      "rt=1794820467500 requestServerApplication=curl/8 requestMethod=GET dhost=h.example",
      "rt=1794820467500 requestClientApplication=curl src=1.2.3.4 a src =x dhost=h.example",
      "rt=1794820467500 src= suser=suser= dhost=dhost=h.example request=",
      "src=10.1.2.3 suser=alice dhost=h.example end=Nov 16 2026 09:14:27 dtz=Asia/Tokyo",
      "",
    ]
    var parser = CEFParser(times: TimeParser(reference: testNow))
    for first in extensions {
      for second in extensions {
        for text in [first, first, second] {
          let line = Self.header + text
          #expect(withView(line) { parser.parse($0) } == parse(line))
        }
      }
    }
  }

  @Test("a field that is not asked for is empty, and all others are as they are")
  func leavesOutWhatNothingNeeds() {
    let lines = [
      "rt=1794820467500 src=10.1.2.3 suser=alice dhost=h.example request=u requestMethod=GET"
        + " requestClientApplication=curl/8 dtz=Asia/Tokyo",
      "requestClientApplication=curl/8 requestMethod=GET request=u dhost=h.example suser=alice"
        + " src=10.1.2.3 dtz=Asia/Tokyo rt=Nov 16 2026 09:14:27",
      "suser=alice dhost=h.example request=u end=Nov 16 2026 09:14:27 dtz=Asia/Tokyo rt=",
      "rt=yesterday dhost=h.example end=1794820467500",
    ].map { Self.header + $0 }
    for needs in [HitNeeds.user, .client, [.source, .method], [], .all] {
      var parser = CEFParser(times: TimeParser(reference: testNow))
      parser.limit(to: needs)
      for line in lines {
        var expected = parse(line)
        if case .event(var event) = expected {
          if !needs.contains(.user) { event.user = "" }
          if !needs.contains(.source) { event.source = "" }
          if !needs.contains(.method) { event.method = "" }
          if !needs.contains(.client) { event.client = "" }
          if !needs.contains(.device) { (event.deviceVendor, event.deviceProduct) = ("", "") }
          expected = .event(event)
        }
        #expect(withView(line) { parser.parse($0) } == expected)
      }
    }
  }

  @Test("an unescaped = in a URL stays in the URL")
  func keepsUnescapedEquals() throws {
    let event = try event(
      Self.header + "end=1794820467 request=https://h.example/p?q=1&r=2 dhost=h.example")
    #expect(event.url == "https://h.example/p?q=1&r=2")
    #expect(event.target == "h.example")
  }

  @Test("an empty value is empty, in the middle and at the end")
  func readsEmptyValues() throws {
    let event = try event(Self.header + "rt=1794820467 suser= src=10.0.0.1 dhost=")
    #expect(event.user.isEmpty)
    #expect(event.source == "10.0.0.1")
    #expect(event.target.isEmpty)
  }

  @Test("header escapes are resolved, extension escapes by their own rules")
  func resolvesEscapes() throws {
    let event = try event(
      "CEF:0|Pipe\\|Works|Back\\\\slash|1|2|n|3|rt=1794820467 request=a\\\\b\\|c\\nd\\=e")
    #expect(event.deviceVendor == "Pipe|Works")
    #expect(event.deviceProduct == "Back\\slash")
    #expect(event.url == "a\\b\\|c\nd=e")
  }

  @Test(
    "the time comes from rt, then end, then start, then the syslog header",
    arguments: [
      ("", "rt=1794820467 end=1 start=1"), ("", "end=1794820467 start=1"),
      ("", "rt= end=Nov 16 2026 09:14:27 UTC"), ("", "rt=1794820467.000"),
      ("<134>Nov 16 09:14:27 edge-01 ", "src=10.0.0.1"),
      ("<134>1 2026-11-16T09:14:27Z edge-01 app 1 - - ", "src=10.0.0.1"),
      ("Nov 16 2026 09:14:27 edge-01 cef[4321]: ", "src=10.0.0.1"),
      ("<134> 2026-11-16T09:14:27.000 edge-01 ", "src=10.0.0.1"),
      ("<134>Nov 16 09:14:27 edge-01 relay-17.warning: ", "src=10.0.0.1"),
      ("", "rt=Nov 16 2026 10:14:27 dtz=Europe/Berlin"),
    ])
  func findsTheTime(prefix: String, fields: String) throws {
    #expect(
      try event(prefix + Self.header + fields).time.description == "2026-11-16T09:14:27Z")
  }

  @Test(
    "what cannot be an event is rejected for its reason",
    arguments: [
      ("just a line", Rejection.Reason.malformedRecord),
      ("CEF:0|a|b|c", .truncatedRecord),
      (Self.header + "rt seems to be missing here", .malformedRecord),
      (Self.header + "src=10.0.0.1", .missingTime),
      (Self.header + "rt=yesterday", .unreadableTime),
      (Self.header + "rt=9999999999999", .absurdTime),
      (Self.header + "rt=0", .absurdTime),
    ])
  func rejects(line: String, reason: Rejection.Reason) {
    guard case .rejected(let found, let detail) = parse(line) else {
      Issue.record("no rejection: \(line)")
      return
    }
    #expect(found == reason)
    #expect(!detail.isEmpty)
  }

  @Test(
    "header parts may be empty, end in escapes, or hold = and words for numbers",
    arguments: [
      ("CEF:0|||1|2|n|3|", "", ""), ("CEF: 0|a|b||2|n|Very-High|", "a", "b"),
      ("CEF:1|a\\\\\\||b\\\\|1|2|n|3|", "a\\|", "b\\"), ("CEF:0|a=b|c d|1|2|n|3|", "a=b", "c d"),
    ])
  func readsOddHeaders(header: String, vendor: String, product: String) throws {
    let event = try event(header + " rt=1794820467 src=10.0.0.1")
    #expect(event.deviceVendor == vendor)
    #expect(event.deviceProduct == product)
    #expect(event.source == "10.0.0.1")
  }

  @Test(
    "what merely looks like a key stays in the value, and odd keys end the value before them",
    arguments: [
      ("requestClientApplication=Tool/1 (id:a=) cs1= cs1Label=x", "Tool/1 (id:a=)"),
      ("requestClientApplication=a b.c&key3\\=d end= x=y", "a b.c&key3=d"),
      ("requestClientApplication=a  b   c ad.Error_,Code=3", "a  b   c"),
      ("requestClientApplication=a  ad.field[0]=x", "a"),
      ("requestClientApplication=a _x=1 cfp15=2.5 cfp15Label=z", "a"),
      ("requestClientApplication=a =b = c\\= d=e", "a =b = c="),
      ("requestClientApplication=ends in \\", "ends in \\"),
    ])
  func findsTheEndOfValues(fields: String, client: String) throws {
    #expect(try event(Self.header + "rt=1794820467 " + fields).client == client)
  }

  @Test("the full names of keys are read beside the short ones")
  func readsFullNames() throws {
    let event = try event(
      Self.header + "deviceReceiptTime=1794820467 sourceAddress=10.0.0.1 suser=a"
        + " destinationHostName=h.example requestUrl=https://h.example/ requestMethod=PUT")
    #expect(event.time.description == "2026-11-16T09:14:27Z")
    #expect(event.source == "10.0.0.1")
    #expect(event.user == "a")
    #expect(event.target == "h.example")
    #expect(event.url == "https://h.example/")
    #expect(event.method == "PUT")
  }

  @Test("lines may end in CR LF, the last in nothing, and an odd byte costs its field only")
  func readsLineEnds() throws {
    let line = Self.header + "rt=1794820467 suser=a dhost=virustotal.com"
    let bytes = Array((line + "\r\n" + line + "\r\n").utf8) + Array(line.utf8)
    #expect(try read(bytes).events.map(\.target) == .init(repeating: "virustotal.com", count: 3))
    let foreign = Array((Self.header + "rt=1794820467 suser=").utf8) + [0x82, 0xA0]
    let event = try read(foreign + Array(" dhost=virustotal.com\n".utf8)).events.first
    #expect(event?.target == "virustotal.com")
    #expect(event?.user.contains("\u{FFFD}") ?? false)
  }
}
