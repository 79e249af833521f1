import Events
import Testing

@testable import Ingestion

struct ECSTests {
  private func parse(_ line: String) -> ParsedRecord {
    var parser = ECSParser(times: TimeParser(reference: testNow))
    return withView(line) { parser.parse($0) }
  }

  private func event(_ line: String) throws -> AccessEvent {
    let parsed = parse(line)
    guard case .event(let event) = parsed else { throw TidewatchError(.io, "no event: \(parsed)") }
    return event
  }

  @Test(
    "nested, dotted and mixed keys give the same row",
    arguments: [
      """
      {"@timestamp":"2026-11-16T09:14:27.500Z","url":{"full":"https://h.example/a","domain":\
      "h.example"},"source":{"ip":"10.1.2.3"},"user":{"name":"alice"},"user_agent":{"original":\
      "curl/8"},"http":{"request":{"method":"GET"}},"observer":{"vendor":"V","product":"P"}}
      """,
      """
      {"@timestamp":1794820467500,"url.full":"https://h.example/a","url.domain":"h.example",\
      "source.ip":"10.1.2.3","user.name":"alice","user_agent.original":"curl/8",\
      "http.request.method":"GET","observer.vendor":"V","observer.product":"P"}
      """,
      """
      {"@timestamp":"2026-11-16T09:14:27.5Z","url":{"full":"https:\\/\\/h.example/a"},\
      "client":{"ip":"10.1.2.3"},"user":{"email":"alice"},"user_agent":{"original":"curl/8"},\
      "http":{"request.method":"GET"},"http.version":"1.1","observer":{"vendor":"V"},\
      "observer.product":"P"}
      """,
    ])
  func readsEveryShape(line: String) throws {
    let event = try event(line)
    #expect(event.time.description == "2026-11-16T09:14:27.5Z")
    #expect(event.channel == .proxy)
    #expect(event.target == "h.example")
    #expect(event.url == "https://h.example/a")
    #expect(event.source == "10.1.2.3")
    #expect(event.user == "alice")
    #expect(event.client == "curl/8")
    #expect(event.method == "GET")
    #expect(event.deviceVendor == "V")
    #expect(event.deviceProduct == "P")
  }

  @Test("a URL is put together from its parts, and nothing is made up where there are none")
  func composesURL() throws {
    let parts = try event(
      #"{"@timestamp":1794820467,"url":{"scheme":"http","domain":"h.example","path":"/p","query":"a=b"}}"#
    )
    #expect(parts.url == "http://h.example/p?a=b")
    let host = try event(#"{"@timestamp":1794820467,"destination":{"domain":"h.example:443"}}"#)
    #expect(host.url.isEmpty)
    #expect(host.target == "h.example")
  }

  @Test("a document without time, cut off or with a text for a time is rejected with its reason")
  func rejects() {
    let cases: [(String, Rejection.Reason)] = [
      (#"{"url":{"full":"https://h.example/"}}"#, .missingTime),
      (#"{"@timestamp":"soon"}"#, .unreadableTime),
      (#"{"@timestamp":"2026-11-16T09:14:27Z","url":{"fu"#, .truncatedRecord),
      (#"{"@timestamp":1,,}"#, .malformedRecord),
    ]
    for (line, reason) in cases {
      guard case .rejected(reason, _) = parse(line) else {
        Issue.record("\(line) gave \(parse(line))")
        continue
      }
    }
  }

  @Test("lines with @timestamp and an address are ECS; without an address they are not")
  func recognises() throws {
    let web = try read(#"{"@timestamp":1794820467,"url":{"domain":"h.example"}}"#, everything: true)
    #expect(web.tally.format == "ecs-ndjson")
    let other = try read(#"{"@timestamp":1794820467,"process":{"name":"x"}}"#, everything: true)
    #expect(other.tally.format.isEmpty)
  }
}
