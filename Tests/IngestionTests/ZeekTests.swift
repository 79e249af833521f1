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

  /// A log of four columns with what the header lines before it say.
  private func row(_ cells: String..., separator: String = "\t", time: String = "1794820467.5")
    throws -> Reading
  {
    let columns = ["ts", "id.orig_h", "method", "host", "uri"].joined(separator: separator)
    let escaped = separator.utf8.map { "\\x" + String($0, radix: 16) }
      .map { $0 == "\\x9" ? "\\x09" : $0 }.joined()
    return try read(
      "#separator \(escaped)\n#path\(separator)http\n#fields\(separator)\(columns)\n"
        + ([time, "10.0.0.1"] + cells).joined(separator: separator) + "\n", everything: true)
  }

  @Test("a separator may be several characters, and a part of it stands for itself")
  func readsLongSeparators() throws {
    let reading = try row("GET", "h.example", "/a|b", separator: "||")
    #expect(reading.events.map(\.url) == ["http://h.example/a|b"])
  }

  @Test(
    "what is escaped is text, also where it looks like an unset or empty field or a header line",
    arguments: [
      (#"\x2d"#, "/-", "http://-/-"), (#"(\x65mpty)"#, "/", "http://(empty)/"),
      ("h.example", #"/\x23\x09\x5c"#, "http://h.example/#\t\\"),
      ("h.example", #"/\\x07"#, #"http://h.example/\x07"#),
      ("h.example", #"/\xff"#, "http://h.example/\u{FFFD}"),
    ])
  func resolvesEscapes(host: String, uri: String, url: String) throws {
    #expect(try row("GET", host, uri).events.map(\.url) == [url])
  }

  @Test("a record whose first byte is an escaped header mark is a record")
  func readsEscapedMark() throws {
    let reading = try read(
      "#separator |\n#path|http\n#fields|uri|ts|host\n\\x23a|1794820467.5|h.example\n",
      everything: true)
    #expect(reading.events.map(\.url) == ["http://h.example#a"])
  }

  @Test(
    "requests without a host, a method or a URI keep what they have",
    arguments: [
      (["CONNECT", "-", "mail.example:25 /"], "mail.example", ""),
      (["GET", "-", "/cgi?a=b"], "", "/cgi?a=b"), (["-", "-", "-"], "", ""),
      (["GET", "h.example", "(empty)"], "h.example", "http://h.example"),
    ])
  func readsPartialRequests(cells: [String], target: String, url: String) throws {
    let event = try #require(try row(cells[0], cells[1], cells[2]).events.first)
    #expect(event.target == target)
    #expect(event.url == url)
  }

  @Test(
    "times in seconds, in milliseconds and as text are read, masked and negative ones rejected",
    arguments: [
      ("1794820467.500000", "2026-11-16T09:14:27.5Z"), ("1794820467500", "2026-11-16T09:14:27.5Z"),
      ("2026-11-16T09:14:27.500000Z", "2026-11-16T09:14:27.5Z"), ("XXXXXXXXXX.XXXXXX", nil),
      ("-1.000000", nil), ("18446744073709551000", nil),
    ] as [(String, String?)])
  func readsTimes(written: String, time: String?) throws {
    let reading = try row("GET", "h.example", "/", time: written)
    #expect(reading.events.map(\.time.description) == (time.map { [$0] } ?? []))
    #expect(reading.rejections.map(\.reason) == (time == nil ? [.unreadableTime] : []))
  }

  @Test("null is no value, and a log without header lines or with other marks is unknown")
  func readsNullsAndRefusesBareRows() throws {
    let reading = try read(
      #"{"ts":1794820467.5,"id.orig_h":"10.0.0.1","trans_depth":1,"host":"virustotal.com","#
        + #""uri":null,"username":null}"# + "\n")
    #expect(reading.events.map(\.user) == [""])
    #expect(reading.events.map(\.target) == ["virustotal.com"])
    for text in [
      "1794820467.5\t10.0.0.1\tvirustotal.com\n",
      "%separator \\x09\n%path\thttp\n%fields\tts\thost\n1794820467.5\tvirustotal.com\n",
      "ts\thost\n1794820467.5\tvirustotal.com\n",
    ] {
      #expect(try read(text).rejections.map(\.reason) == [.unknownFormat])
    }
  }
}
