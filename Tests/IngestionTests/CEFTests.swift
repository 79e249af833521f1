import Events
import Foundation
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
      ("", "rt= end=Nov 16 2026 09:14:27 UTC"), ("<134>Nov 16 09:14:27 edge-01 ", "src=10.0.0.1"),
      ("<134>1 2026-11-16T09:14:27Z edge-01 app 1 - - ", "src=10.0.0.1"),
      ("Nov 16 2026 09:14:27 edge-01 cef[4321]: ", "src=10.0.0.1"),
      ("<134> 2026-11-16T09:14:27.000 edge-01 ", "src=10.0.0.1"),
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

  @Test("published CEF lines give the fields that their specification expects")
  func readsPublishedCases() throws {
    guard let path = fixtures("cef-logstash/cases.ndjson") else { return }
    let names: [String: (CEFFields.Key)] = [
      "sourceAddress": .source, "sourceUserName": .user, "destinationHostName": .host,
      "requestUrl": .url, "requestMethod": .method, "requestClientApplication": .client,
    ]
    var compared = 0
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      let object = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      guard object["direction"] as? String == "decode", let input = object["input"] as? String,
        let expected = object["expected"] as? [String: Any]
      else { continue }
      withView(input) { view in
        guard let header = CEFHeader(in: view) else {
          if object["rejected"] as? Bool != true { Issue.record("no header: \(input)") }
          return
        }
        var fields = CEFFields()
        fields.read(view[header.extensionStart...])
        if let vendor = expected["deviceVendor"] as? String {
          #expect(CEFHeader.unescaped(view[header.vendor]) == vendor)
          compared += 1
        }
        for (name, key) in names {
          guard let value = expected[name] as? String else { continue }
          #expect(fields.text(key) == value, "\(name) in \(input)")
          compared += 1
        }
      }
    }
    #expect(compared >= 20)
  }
}
