import Events
import Foundation
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

  @Test("published lines give what another reader published for them")
  func agreesWithPublishedAnswers() throws {
    guard let path = fixtures("squid-1eps/access.log"),
      let answers = fixtures("squid-1eps/log.json")
    else { return }
    let events = try read(path: path, everything: true).events
    let text = try String(contentsOfFile: answers, encoding: .utf8)
    var expected: [[String: String]] = []
    for part in text.components(separatedBy: "}") {
      guard let open = part.firstIndex(of: "{") else { continue }
      let object = try JSONSerialization.jsonObject(with: Data("\(part[open...])}".utf8))
      expected.append(try #require(object as? [String: String]))
    }
    #expect(events.count == expected.count)
    for (event, answer) in zip(events, expected) {
      #expect(event.user == answer["Who"])
      #expect(event.source == answer["Where"])
      #expect(event.method == answer["Action"])
      #expect(event.url == answer["Contents"])
      // The other reader writes the day first, and drops the fraction.
      let stamp = event.time.description
      let day = "\(stamp.dropFirst(8).prefix(2)).\(stamp.dropFirst(5).prefix(2)).\(stamp.prefix(4))"
      #expect("\(day) \(stamp.dropFirst(11).prefix(8))" == answer["Time"])
    }
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

  @Test("published lines of the appliance: requests are read, its own messages are told")
  func readsPublishedLines() throws {
    guard let path = fixtures("syslog-cef-splunk/cisco_wsa.log") else { return }
    let reading = try read(path: path, everything: true)
    #expect(reading.tally.format == "squid")
    #expect(reading.events.count == 16)
    #expect(reading.rejections.count == 6)
    #expect(reading.events.allSatisfy { $0.deviceVendor == "Cisco" && !$0.target.isEmpty })
  }
}
