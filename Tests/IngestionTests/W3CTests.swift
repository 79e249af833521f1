import Events
import Testing

@testable import Ingestion

struct W3CTests {
  private static let log = """
    #Software: SGOS 6.7.5.3
    #Version: 1.0
    #Date: 2026-11-16 09:14:20
    #Fields: date time time-taken c-ip cs-username cs-method cs-uri-scheme cs-host cs-uri-port cs-uri-path cs-uri-query cs(User-Agent) sc-status
    2026-11-16 09:14:27 12 10.0.0.1 CORP\\a GET https www.virustotal.com 443 /gui ?x=1 "Mozilla/5.0 (X11; ""L"")" 200
    2026-11-16 09:14:28 12 10.0.0.1 - CONNECT tcp api.shodan.io 443 / - - 200
    2026-11-16 09:14:29 12 10.0.0.2 "b c" GET http virustotal.com 8080 /y q=2 curl/8 200
    #Software: Example Gateway 9
    #Fields: c-ip cs-uri gmttime
    10.0.0.3 https://virustotal.com/z [16/Nov/2026:09:14:30 +0000]

    """

  @Test("columns are found by the #Fields line in force, URLs put together from their parts")
  func readsLogs() throws {
    for block in [64, 200, 1 << 20] {
      let reading = try read(Array(Self.log.utf8), sizes: BlockSizes(block: block))
      #expect(reading.tally.format == "w3c-elff")
      #expect(reading.tally.records == 4)
      #expect(
        reading.events.map(\.url) == [
          "https://www.virustotal.com/gui?x=1", "", "http://virustotal.com:8080/y?q=2",
          "https://virustotal.com/z",
        ])
      #expect(
        reading.events.map(\.target) == [
          "www.virustotal.com", "api.shodan.io", "virustotal.com", "virustotal.com",
        ])
      #expect(reading.events.map(\.user) == ["CORP\\a", "", "b c", ""])
      #expect(
        reading.events.map(\.deviceVendor) == ["Blue Coat", "Blue Coat", "Blue Coat", "Example"])
      #expect(reading.events.first?.client == "Mozilla/5.0 (X11; \"L\")")
      #expect(reading.events.first?.time.description == "2026-11-16T09:14:27Z")
      #expect(reading.events.last?.time.description == "2026-11-16T09:14:30Z")
    }
  }

  @Test(
    "a path without its slash does not grow together with the host into a name that neither holds")
  func keepsHostAndPathApart() throws {
    let log = """
      #Fields: date time c-ip cs-method cs-uri-scheme cs-host cs-uri-path
      2026-11-16 09:14:27 10.0.0.1 GET https virus total.com
      2026-11-16 09:14:27 10.0.0.1 GET https virustotal.com gui
      """
    let events = try read(log, everything: true).events
    #expect(events.map(\.url) == ["https://virus/total.com", "https://virustotal.com/gui"])
  }

  @Test("date and time are UTC, whatever the reader's own zone")
  func readsUTC() throws {
    var parser = W3CParser(
      times: TimeParser(
        clock: try #require(NamedClocks.clock(named: "Asia/Tokyo")), reference: testNow))
    withView("#Fields: date time cs-host") { parser.readHeader($0) }
    let parsed = withView("2026-11-16 09:14:27 h.example") { parser.parse($0) }
    guard case .event(let event) = parsed else {
      Issue.record("\(parsed)")
      return
    }
    #expect(event.time.description == "2026-11-16T09:14:27Z")
  }

  @Test("ragged rows, rows without a header and logs without a host are told")
  func rejectsOthers() throws {
    let header = "#Fields: date time cs-host c-ip\n"
    let good = "2026-11-16 09:14:27 virustotal.com 10.0.0.1\n"
    let ragged = try read(header + good + "2026-11-16 09:14:27 virustotal.com\n")
    #expect(ragged.rejections.map(\.reason) == [.truncatedRecord])
    let long = try read(header + good + "2026-11-16 09:14:27 virustotal.com 10.0.0.1 x\n")
    #expect(long.rejections.map(\.reason) == [.malformedRecord])
    let early = try read(good + header + good)
    #expect(early.rejections.map(\.reason) == [.malformedRecord])
    #expect(early.events.count == 1)
    let web = try read("#Fields: date time s-ip cs-uri-stem\n2026-11-16 09:14:27 10.0.0.1 /x\n")
    #expect(web.rejections.map(\.reason) == [.notThisTable])
    let timeless = try read("#Fields: cs-host c-ip\nvirustotal.com 10.0.0.1\n")
    #expect(timeless.rejections.map(\.reason) == [.missingTime])
  }

  @Test(
    "the same fields are read as pairs behind a syslog header, with its time where they have none")
  func readsPairs() throws {
    let reading = try read(
      """
      <134>1 2026-11-16T09:14:27Z edge-01 bluecoat - - - c-ip=10.0.0.1 cs-host=www.virustotal.com \
      cs-method=GET cs-uri-path=/gui cs-uri-port=443 cs-uri-scheme=https cs-User-Agent="curl/8 (x)" \
      cs-username=a
      <134>1 2026-11-16T09:14:28Z edge-01 ProxySG - - - virustotal.com was mentioned

      """)
    #expect(reading.tally.format == "bluecoat-pairs")
    let event = try #require(reading.events.first)
    #expect(event.url == "https://www.virustotal.com/gui")
    #expect(event.client == "curl/8 (x)")
    #expect(event.user == "a")
    #expect(event.time.description == "2026-11-16T09:14:27Z")
    #expect(reading.rejections.map(\.reason) == [.malformedRecord])
  }
}
