import Events
import Testing

@testable import Ingestion

struct OCSFTests {
  private func parse(_ line: String) -> ParsedRecord {
    var parser = OCSFParser(times: TimeParser(reference: testNow))
    return withView(line) { parser.parse($0) }
  }

  private static let web = """
    {"class_uid":4002,"category_uid":4,"activity_id":3,"time":1794820467500,"http_request":{\
    "url":{"url_string":"https://h.example/a","hostname":"h.example"},"http_method":"GET",\
    "user_agent":"curl/8"},"src_endpoint":{"ip":"10.1.2.3"},"actor":{"user":{"name":"alice",\
    "email_addr":"alice@corp.example"}},"metadata":{"product":{"vendor_name":"V","name":"P"}}}
    """

  @Test("an HTTP Activity event has the columns of CommonSecurityLog")
  func mapsColumns() throws {
    guard case .event(let event) = parse(Self.web) else {
      Issue.record("no event: \(parse(Self.web))")
      return
    }
    #expect(event.time.description == "2026-11-16T09:14:27.5Z")
    #expect(event.channel == .proxy)
    #expect(event.target == "h.example")
    #expect(event.url == "https://h.example/a")
    #expect(event.method == "GET")
    #expect(event.client == "curl/8")
    #expect(event.source == "10.1.2.3")
    #expect(event.user == "alice")
    #expect(event.deviceVendor == "V")
    #expect(event.deviceProduct == "P")
  }

  @Test("the second names of fields stand in for the first")
  func readsAlternatives() throws {
    let line = """
      {"class_uid":4002,"time_dt":"2026-11-16T10:14:27.5+01:00","http_request":{"url":{"text":\
      "h.example/a"}},"dst_endpoint":{"hostname":"h.example:443"},"actor":{"user":{"email_addr":\
      "alice@corp.example"}}}
      """
    guard case .event(let event) = parse(line) else {
      Issue.record("no event: \(parse(line))")
      return
    }
    #expect(event.time.description == "2026-11-16T09:14:27.5Z")
    #expect(event.url == "h.example/a")
    #expect(event.target == "h.example")
    #expect(event.user == "alice@corp.example")
  }

  @Test("another class is refused by name, as a record and as a file")
  func refusesOtherClasses() throws {
    let line = #"{"class_uid":3002,"category_uid":3,"activity_id":1,"time":1794820467500}"#
    guard case .rejected(.notThisTable, let detail) = parse(line) else {
      Issue.record("not refused")
      return
    }
    #expect(detail.contains("3002"))
    let reading = try read(line, everything: true)
    #expect(reading.rejections.map(\.reason) == [.notThisTable])
    #expect(try read(Self.web, everything: true).tally.format == "ocsf-ndjson")
  }

  @Test("an event without a time is rejected")
  func rejectsMissingTime() {
    guard case .rejected(.missingTime, _) = parse(#"{"class_uid":4002}"#) else {
      Issue.record("not rejected")
      return
    }
  }
}
