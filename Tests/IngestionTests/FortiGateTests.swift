import Events
import Testing

@testable import Ingestion

struct FortiGateTests {
  private func event(_ line: String) throws -> AccessEvent {
    var parser = FortiGateParser(times: TimeParser(reference: testNow))
    let parsed = withView(line) { parser.parse($0) }
    guard case .event(let event) = parsed else { throw TidewatchError(.io, "no event: \(parsed)") }
    return event
  }

  private static let web =
    "date=2026-11-16 time=09:14:27 logid=\"0316013056\" type=\"utm\" subtype=\"webfilter\""

  @Test("a web filter row has the columns of Sentinel's connector")
  func mapsColumns() throws {
    let event = try event(
      Self.web + " eventtime=1794820467500000000 user=\"alice\" srcip=10.1.2.3 dstport=443"
        + " service=\"HTTPS\" hostname=\"www.example.org\" url=\"/a?b=c d=e\""
        + " agent=\"Mozilla/5.0 (X11)\" method=\"domain\" httpmethod=\"GET\"")
    #expect(event.time.description == "2026-11-16T09:14:27.5Z")
    #expect(event.channel == .proxy)
    #expect(event.source == "10.1.2.3")
    #expect(event.user == "alice")
    #expect(event.target == "www.example.org")
    #expect(event.url == "https://www.example.org/a?b=c d=e")
    #expect(event.method == "GET")
    #expect(event.client == "Mozilla/5.0 (X11)")
    #expect(event.deviceVendor == "Fortinet")
    #expect(event.deviceProduct == "Fortigate")
  }

  @Test(
    "the scheme follows the service, then the port; an absolute URL stays as it is",
    arguments: [
      ("service=HTTP dstport=443 url=\"/p\"", "http://h.example/p"),
      ("service=other dstport=443 url=\"/p\"", "https://h.example/p"),
      ("service=other dstport=8080 url=\"p\"", "http://h.example/p"),
      ("service=HTTPS url=\"http://x.example/p\"", "http://x.example/p"),
    ])
  func composesURL(fields: String, url: String) throws {
    #expect(try event(Self.web + " hostname=\"h.example\" " + fields).url == url)
  }

  @Test(
    "any header may stand before the fields",
    arguments: [
      "<111>", "<111> Nov 16 09:14:27 gate ", "576 <111>", "2026 Nov 16 09:14:27 a->10.0.0.1 ",
    ])
  func passesHeaders(header: String) throws {
    let event = try event(header + Self.web + " hostname=h.example:443")
    #expect(event.time.description == "2026-11-16T09:14:27Z")
    #expect(event.target == "h.example")
  }

  @Test(
    "event times are read in every unit, and the wall clock in its zone where there is none",
    arguments: [
      ("eventtime=1794820000", "2026-11-16T09:06:40Z"),
      ("eventtime=1794820000500", "2026-11-16T09:06:40.5Z"),
      ("eventtime=1794820000500000", "2026-11-16T09:06:40.5Z"),
      ("eventtime=1794820000500000000", "2026-11-16T09:06:40.5Z"),
      ("tz=\"-0700\"", "2026-11-16T16:14:27Z"),
      ("eventtime=111111111 tz=\"+0100\"", "2026-11-16T08:14:27Z"),
    ])
  func readsTimes(fields: String, time: String) throws {
    #expect(try event(Self.web + " " + fields).time.description == time)
  }

  @Test("a blank inside an unquoted time, quotes and a final backslash in values do no harm")
  func readsOddValues() throws {
    let event = try event(
      "date=2011-07-24 time=10: 13:03 log_id=1 type=traffic subtype=other src=10.0.0.9"
        + " agent=\"say \"hi\" now\" user=\"CORP\\\" hostname=\"h.example\"")
    #expect(event.time.description == "2011-07-24T10:13:03Z")
    #expect(event.source == "10.0.0.9")
    #expect(event.client == "say \"hi\" now")
    #expect(event.user == "CORP\\")
    #expect(event.target == "h.example")
  }

  @Test("the CSV form is split at its commas, not at those inside quotes")
  func readsCSVForm() throws {
    let event = try event(
      "date=2026-11-16,time=09:14:27,logid=1,type=utm,subtype=webfilter,hostname=\"h.example\","
        + "url=\"/a,b=c\",srcip=10.1.2.3")
    #expect(event.url == "http://h.example/a,b=c")
    #expect(event.source == "10.1.2.3")
  }

  @Test("a row that names no host is an event without a target, and N/A is no user")
  func keepsOtherRows() throws {
    let event = try event(
      "date=2026-11-16 time=09:14:27 logid=1 type=event subtype=vpn user=\"N/A\" remip=10.2.3.4")
    #expect(event.target.isEmpty)
    #expect(event.url.isEmpty)
    #expect(event.user.isEmpty)
  }
}
