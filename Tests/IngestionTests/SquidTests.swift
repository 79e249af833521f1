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
