import Testing

@testable import Ingestion

/// Damaged records of every format: whatever comes out, nothing may trap, and every record must be
/// an event or a rejection.
struct ParserFuzzTests {
  private static let cef =
    "<134>Nov 16 09:14:27 edge-01 CEF:0|Exam\\|ple|Gate|1|1|w|3|rt=1794820467500 src=10.0.0.1"
    + " suser=a@corp.example dhost=www.virustotal.com request=https://x/?a\\=b requestMethod=GET"
    + " dtz=Europe/Berlin requestClientApplication=Mozilla/5.0 (X11) act=\n"
  private static let signIn =
    "{\"TimeGenerated\":\"2026-11-16T09:14:27.4830000Z\",\"UserPrincipalName\":\"a@corp.example\","
    + "\"AppDisplayName\":\"Recorded \\u0046uture\",\"IPAddress\":\"192.0.2.7\",\"ResultType\":0,"
    + "\"LocationDetails\":{\"countryOrRegion\":\"NL\"},\"NetworkLocationDetails\":[{\"a\":\"b\"}]}\n"
  private static let table =
    "TimeGenerated [UTC],DestinationHostName,RequestURL,AdditionalExtensions,Type\n"
    + "\"11/16/2026, 9:14:27.483 AM\",\"www.virustotal.com\",\"https://x/\"\"y\"\"\",\"end=1\","
    + "CommonSecurityLog\n"
  private static let graph =
    "{\"value\":[{\"createdDateTime\":\"2026-11-16T09:14:27Z\",\"userPrincipalName\":\"a\","
    + "\"appDisplayName\":\"Recorded Future\",\"status\":{\"errorCode\":0},\"location\":null}]}\n"
  private static let answer =
    "{\"tables\":[{\"name\":\"PrimaryResult\",\"columns\":[{\"name\":\"TimeGenerated\"},"
    + "{\"name\":\"RequestURL\"}],\"rows\":[[\"2026-11-16T09:14:27Z\",\"virustotal.com\"]]}]}\n"
  private static let squid =
    "1794820467.5 1 10.0.0.1 TCP_MISS/200 9 GET http://virustotal.com/ - HIER_DIRECT/192.0.2.1 -\n"

  private static let fortiGate =
    "<189>date=2026-11-16 time=09:14:27 devname=\"fw\" tz=\"+0100\" type=\"utm\""
    + " logid=\"0317013312\" subtype=\"webfilter\" eventtime=1794820467000000000 srcip=10.0.0.1 user=\"A\""
    + " hostname=\"www.virustotal.com\" url=\"/gui?x=1\" service=\"HTTPS\" agent=\"curl/8\"\n"
  private static let ecs =
    "{\"@timestamp\":\"2026-11-16T09:14:27Z\",\"url\":{\"full\":\"https://virustotal.com/\"},"
    + "\"user.name\":\"a\",\"source\":{\"ip\":\"10.0.0.1\"}}\n"
  private static let ocsf =
    "{\"class_uid\":4002,\"category_uid\":4,\"time\":1794820467000,\"http_request\":{\"url\":{\"url_string\":"
    + "\"https://virustotal.com/\"},\"http_method\":\"GET\"},\"src_endpoint\":{\"ip\":\"::1\"}}\n"

  private static let w3c =
    "#Fields: date time c-ip cs-username cs-host cs-uri-path cs(User-Agent)\n"
    + "2026-11-16 09:14:27 10.0.0.1 a virustotal.com /x \"curl \"\"8\"\"\"\n"
  private static let combined =
    "10.0.0.1 - a [16/Nov/2026:09:14:27 +0000] \"GET http://virustotal.com/ HTTP/1.1\" 200 3 \"-\""
    + " \"curl/8 \\\"x\\\"\"\n"
  private static let pairs =
    "<134>1 2026-11-16T09:14:27Z h b - - - c-ip=10.0.0.1 cs-host=virustotal.com cs-User-Agent=\"x y\"\n"
  private static let octets =
    "75 <134>1 2026-11-16T09:14:27Z h - - - - CEF:0|a|b|1|1|w|3|dhost=virustotal.com"
  private static let zeek =
    "#separator \\x09\n#path\tdns\n#fields\tts\tid.orig_h\tquery\n"
    + "1794820467.5\t10.0.0.1\tvirustotal\\x2ecom\n"

  private static func damaged(_ bytes: [UInt8], _ random: inout SeededRandom) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<6, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.removeSubrange(place..<min(bytes.count, place + 5))
      case 2: bytes.insert(contentsOf: Array("9999999999999999999".utf8), at: place)
      case 3:
        bytes.insert(contentsOf: Array("\\\"|=,{[\n".utf8).shuffled(using: &random), at: place)
      case 4: bytes.insert(contentsOf: bytes[place...].prefix(20), at: place)
      default: bytes.removeSubrange(place...)
      }
      if bytes.isEmpty { bytes = [UInt8(ascii: "x")] }
    }
    return bytes
  }

  @Test(
    "no damage traps, and the counts add up",
    arguments: [
      Self.cef, Self.signIn, Self.table, Self.graph, Self.answer, Self.squid, Self.fortiGate,
      Self.ecs, Self.ocsf, Self.w3c, Self.combined, Self.pairs, Self.octets, Self.zeek,
    ])
  func survivesDamage(text: String) throws {
    var random = SeededRandom(seed: 5)
    let whole = Array((text + text).utf8)
    var read = (events: 0, rejections: 0)
    for round in 0..<400 {
      let reading = try IngestionTests.read(
        Self.damaged(whole, &random), everything: round % 2 == 0,
        sizes: BlockSizes(block: 64 + round, longestRecord: 1 << 12))
      let tally = reading.tally
      read.events += reading.events.count
      read.rejections += reading.rejections.count
      #expect(reading.events.count == tally.events)
      #expect(reading.rejections.count == tally.rejected)
      if !tally.format.isEmpty {
        #expect(tally.records == tally.events + tally.nonCandidates + tally.rejected)
      }
    }
    #expect(read.events > 0)
    #expect(read.rejections > 0)
  }
}
