import Events
import Testing

@testable import Ingestion

struct SquidTests {
  private func event(_ line: String) throws -> AccessEvent {
    var parser = SquidParser(times: TimeParser(reference: testNow))
    let parsed = withView(line) { parser.parse($0) }
    guard case .event(let event) = parsed else {
      throw TidewatchError(.io, "no event: \(parsed)")
    }
    return event
  }

  @Test("a request is read with its user, client and URL")
  func readsRequests() throws {
    let event = try event(
      "1794820467.500    138 10.0.0.1 TCP_MISS/200 3853 GET https://www.virustotal.com:443/gui?x=1"
        + " alice@corp.example DIRECT/192.0.2.1 text/html")
    #expect(event.time.description == "2026-11-16T09:14:27.5Z")
    #expect(event.channel == .proxy)
    #expect(event.source == "10.0.0.1")
    #expect(event.user == "alice@corp.example")
    #expect(event.method == "GET")
    #expect(event.target == "www.virustotal.com")
    #expect(event.url == "https://www.virustotal.com:443/gui?x=1")
    #expect(event.deviceVendor == "Squid")
  }

  @Test("a tunnel has a host and no URL, and a dash is no user")
  func readsTunnels() throws {
    let event = try event(
      "1794820467.500 1 10.0.0.1 TCP_TUNNEL/200 9 CONNECT api.shodan.io:443 - HIER_DIRECT/192.0.2.1 -"
    )
    #expect(event.target == "api.shodan.io")
    #expect(event.url.isEmpty)
    #expect(event.user.isEmpty)
  }

  @Test("a cut or foreign line is a rejection, and the file is recognised by the others")
  func rejectsOthers() throws {
    let good =
      "1794820467.5 1 10.0.0.1 TCP_MISS/200 9 GET http://virustotal.com/ - HIER_DIRECT/192.0.2.1 -\n"
    let reading = try read(
      good + "1794820467.5 1 10.0.0.1 TCP_MISS/200 9 GET http://virustotal\n" + good)
    #expect(reading.tally.format == "squid")
    #expect(reading.events.count == 2)
    let cut = try read(good + "1794820467.5 1 10.0.0.1 TCP_MISS/200 9 GET http://virustotal.com/\n")
    #expect(cut.rejections.map(\.reason) == [.malformedRecord])
  }

  @Test("a refused request without a scheme has the word as its host, and a denial its user")
  func readsDeniedRequests() throws {
    let bad = try event(
      "1794820467.500   12 10.0.0.1 TCP_DENIED/400 15 GET word - NONE/- text/html")
    #expect(bad.url == "word")
    #expect(bad.target == "word")
    let denied = try event(
      "1794820467.500 7 10.0.0.1 TCP_DENIED/407 17 GET http://h.example alice NONE/- text/html")
    #expect(denied.user == "alice")
    #expect(denied.target == "h.example")
  }

  @Test("CR LF ends no field, the last line needs no end, and a tunnel may be written as a URL")
  func readsWindowsLines() throws {
    let line =
      "1794820467.5 1 10.0.0.1 TCP_MISS/200 9 CONNECT http://virustotal.com/ a@corp.example"
      + " DIRECT/192.0.2.1 text/html"
    let reading = try read(line + "\r\n" + line)
    #expect(reading.events.map(\.user) == ["a@corp.example", "a@corp.example"])
    #expect(reading.events.map(\.url) == ["http://virustotal.com/", "http://virustotal.com/"])
  }
}

struct SquidCombinedTests {
  @Test("requests with a whole URL are read, with their user, agent and zone")
  func readsCombined() throws {
    let reading = try read(
      """
      10.0.0.1 - a@corp.example [16/Nov/2026:10:14:27 +0100] "GET http://www.virustotal.com/x HTTP/1.1" 200 38 "-" "curl/8 \\"q\\"" TCP_MISS:HIER_DIRECT
      10.0.0.1 - - [16/Nov/2026:09:14:28 +0000] "CONNECT api.shodan.io:443 HTTP/1.1" 200 38 "-" "-" TCP_TUNNEL:HIER_DIRECT
      10.0.0.1 - - [16/Nov/2026:09:14:29 +0000] "GET http://virustotal.com/y HTTP/1.0" 200 38

      """)
    #expect(reading.tally.format == "squid-combined")
    #expect(reading.rejections.isEmpty)
    #expect(
      reading.events.map(\.target) == ["www.virustotal.com", "api.shodan.io", "virustotal.com"])
    #expect(
      reading.events.map(\.url) == [
        "http://www.virustotal.com/x", "", "http://virustotal.com/y",
      ])
    #expect(reading.events.map(\.user) == ["a@corp.example", "", ""])
    #expect(reading.events.map(\.client) == ["curl/8 \"q\"", "", ""])
    #expect(reading.events.first?.time.description == "2026-11-16T09:14:27Z")
  }

  @Test("a web server's own log is refused, and a request without a host is told")
  func refusesWebServers() throws {
    let own = "10.0.0.1 - - [16/Nov/2026:09:14:28 +0000] \"GET /virustotal.com HTTP/1.1\" 200 38\n"
    #expect(try read(own).rejections.map(\.reason) == [.notThisTable])
    let proxied =
      "10.0.0.1 - - [16/Nov/2026:09:14:28 +0000] \"GET http://virustotal.com/ HTTP/1.1\" 200 38\n"
    let mixed = try read(proxied + own)
    #expect(mixed.events.count == 1)
    #expect(mixed.rejections.map(\.reason) == [.notThisTable])
  }
}

struct WebSecurityApplianceTests {
  @Test("the appliance's columns behind a syslog header are read as Squid's")
  func readsAppliance() throws {
    let decision = "DEFAULT_CASE_12-Policy-Group-NONE-NONE-NONE-Default-NONE"
    let reading = try read(
      """
      <13>Nov 16 09:14:27 edge-01 1794820467.500 35 10.0.0.1 TCP_MISS/200 30 CONNECT tunnel://www.virustotal.com:443/ a DIRECT/www.virustotal.com - \(decision) <"IW_x",5.0> -
      <13>Nov 16 09:14:28 edge-01 1794820468.500 37.1 - 2001:db8::1 NONE/504 29 GET http://virustotal.com/x virustotal.com b - text/html \(decision) "10.0.0.9"
      <13>Nov 16 09:14:29 edge-01 Info: virustotal.com was added to a list

      """)
    #expect(reading.tally.format == "squid")
    #expect(reading.events.map(\.user) == ["a", "b"])
    #expect(reading.events.map(\.url) == ["", "http://virustotal.com/x"])
    #expect(reading.events.map(\.source) == ["10.0.0.1", "2001:db8::1"])
    #expect(reading.events.allSatisfy { $0.deviceVendor == "Cisco" })
    #expect(reading.rejections.map(\.reason) == [.malformedRecord])
  }
}
