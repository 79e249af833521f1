import Events
import Testing

@testable import Ingestion

struct ZeekTests {
  private static let http = """
    #separator \\x09
    #set_separator\t,
    #empty_field\t(empty)
    #unset_field\t-
    #path\thttp
    #fields\tts\tuid\tid.orig_h\tid.resp_h\tmethod\thost\turi\tuser_agent\tusername
    #types\ttime\tstring\taddr\taddr\tstring\tstring\tstring\tstring\tstring
    1794820467.500000\tC1\t10.0.0.1\t192.0.2.1\tGET\twww.virustotal.com\t/gui?x=1\tcurl/8\ta
    1794820468.500000\tC2\t10.0.0.1\t192.0.2.1\tCONNECT\t-\tapi.shodan.io:443\t-\t-
    1794820469.500000\tC3\t10.0.0.1\t192.0.2.1\tGET\t(empty)\thttps://virustotal.com/y\t-\t-

    """
  private static let ssl = """
    #separator |
    #path|ssl
    #unset_field|NONE
    #fields|server_name|ts|id_orig_h
    \\x76irustotal.com|1794820470.5|10.0.0.2
    www.example.org|1794820471.5|10.0.0.2
    NONE|1794820472.5|virustotal.com
    #close|2026-11-16

    """

  @Test("web requests have a host and a URL, tunnels a host only")
  func readsHTTP() throws {
    let reading = try read(Self.http)
    #expect(reading.tally.format == "zeek-tsv")
    #expect(reading.tally.records == 3)
    #expect(
      reading.events.map(\.target) == ["www.virustotal.com", "api.shodan.io", "virustotal.com"])
    #expect(
      reading.events.map(\.url) == [
        "http://www.virustotal.com/gui?x=1", "", "https://virustotal.com/y",
      ])
    let first = try #require(reading.events.first)
    #expect(first.time.description == "2026-11-16T09:14:27.5Z")
    #expect(first.source == "10.0.0.1")
    #expect(first.client == "curl/8")
    #expect(first.user == "a")
    #expect(first.deviceProduct == "http")
  }

  @Test("header lines in the middle of a file hold from there on, on any block border")
  func readsSeveralHeaderBlocks() throws {
    let text = Self.http + Self.ssl + Self.http
    for block in [40, 128, 1 << 20] {
      let reading = try read(Array(text.utf8), sizes: BlockSizes(block: block))
      #expect(reading.tally.records == 9)
      #expect(reading.events.count == 8)
      #expect(
        reading.events.map(\.deviceProduct) == [
          "http", "http", "http", "ssl", "ssl", "http", "http", "http",
        ])
      #expect(reading.events[3].target == "virustotal.com")
      #expect(reading.events[4].target.isEmpty)
      #expect(reading.rejections.isEmpty)
    }
  }

  @Test("escapes of a term's characters hide it neither from the search nor from the event")
  func findsEscapedTerms() throws {
    let reading = try read(Self.ssl)
    #expect(reading.tally.candidates == 2)
    #expect(reading.events.first?.target == "virustotal.com")
    #expect(try read(Self.ssl, everything: true).events.count == 3)
  }

  @Test("a record with fewer or more fields than its header is rejected")
  func rejectsRaggedRecords() throws {
    let reading = try read(Self.http + "1794820467.5\tC1\tvirustotal.com\n")
    #expect(reading.rejections.map(\.reason) == [.truncatedRecord])
    #expect(reading.rejections.first?.location.line == 11)
  }

  @Test("logs that tell of no web access are refused by name")
  func refusesOtherLogs() throws {
    let reading = try read("#separator \\x09\n#path\tssh\n#fields\tts\thost\n1\tvirustotal.com\n")
    #expect(reading.rejections.map(\.reason) == [.notThisTable])
    #expect(reading.rejections.first?.detail.contains("ssh") ?? false)
    let json = try read(
      "{\"ts\":1794820467.5,\"id.orig_h\":\"10.0.0.1\",\"client\":\"virustotal.com\"}\n")
    #expect(json.rejections.map(\.reason) == [.notThisTable])
    #expect(json.rejections.first?.detail.contains("Zeek") ?? false)
  }

  @Test("DNS queries are lookups and no proxy rows, as text and as JSON")
  func readsDNS() throws {
    let text = try read(
      """
      #separator \\x09
      #path\tdns
      #fields\tts\tid.orig_h\tquery\tqtype_name
      1794820467.5\t10.0.0.1\twww.virustotal.com\tA
      1794820468.5\t10.0.0.1\t-\tA

      """, everything: true)
    let json = try read(
      """
      {"ts":1794820467.5,"id.orig_h":"10.0.0.1","query":"www.virustotal.com","AA":false}
      {"ts":1794820468.5,"id.orig_h":"10.0.0.1","AA":false}

      """, everything: true)
    #expect(text.events == json.events)
    #expect(text.events.map(\.channel) == [.lookup, .lookup])
    #expect(text.events.map(\.target) == ["www.virustotal.com", ""])
    #expect(text.events.allSatisfy { $0.source == "10.0.0.1" && $0.url.isEmpty })
  }

  @Test("JSON lines give the same events")
  func readsJSON() throws {
    let reading = try read(
      """
      {"ts":1794820467.5,"id.orig_h":"10.0.0.1","method":"GET","host":"www.virustotal.com","uri":"/gui?x=1","user_agent":"curl/8","username":"a","trans_depth":1}
      {"ts":"2026-11-16T09:14:30.5Z","id_orig_h":"10.0.0.2","server_name":"api.shodan.io"}

      """)
    #expect(reading.tally.format == "zeek-json")
    #expect(reading.events.first == (try read(Self.http).events.first))
    #expect(reading.events.last?.target == "api.shodan.io")
    #expect(reading.events.last?.deviceProduct == "ssl")
  }

  @Test("published logs: as many records as their makers say, and pairs that agree")
  func readsPublishedLogs() throws {
    for (file, records, rejected) in [
      ("zeek-rita/json_with_all_fields/http.log", 10, 0),
      ("zeek-rita/json_with_all_fields/ssl.log", 10, 0), ("zeek-rita/proxy/http.log", 407, 0),
      ("zeek-rita/proxy/ssl.log", 407, 0), ("zeek-rita/has_unknown_field/http.log", 5, 1),
      ("zeek-baselines/protocols.http.http-methods/http.log", 49, 0),
      ("zeek-baselines/protocols.ssl.keyexchange/ssl-all.log", 8, 0),
      ("zeek-baselines/masked/protocols.ssl.basic/ssl.log", 1, 1),
    ] {
      guard let path = fixtures(file) else { return }
      let reading = try read(path: path, everything: true)
      #expect(reading.tally.records == records, "\(file)")
      #expect(reading.rejections.count == rejected, "\(file)")
    }
    let pair = "zeek-baselines/frameworks.logging.json-non-printable-escaping/http.log"
    guard let text = fixtures(pair + ".tsv"), let json = fixtures(pair + ".json") else { return }
    let fromText = try read(path: text, everything: true).events
    let fromJSON = try read(path: json, everything: true).events
    #expect(fromText.count == 4)
    // JSON cannot tell the bytes of the third and the fourth URI apart; text can.
    #expect(fromText.prefix(2) == fromJSON.prefix(2))
    #expect(fromText.map(\.target) == fromJSON.map(\.target))
    #expect(fromText.map(\.time) == fromJSON.map(\.time))
  }

  @Test("every request of the published proxy log is a tunnel with a host")
  func readsPublishedProxy() throws {
    guard let path = fixtures("zeek-rita/proxy/http.log") else { return }
    let events = try read(path: path, everything: true).events
    #expect(events.allSatisfy { $0.url.isEmpty && !$0.target.isEmpty && !$0.target.contains(":") })
    let most = Dictionary(grouping: events, by: \.target).values.map(\.count).max()
    #expect(most == 397)
  }
}
