import Events
import Testing

@testable import Ingestion

struct PaloAltoTests {
  private func parse(_ line: String) -> ParsedRecord {
    var parser = PaloAltoParser(times: TimeParser(reference: testNow))
    return withView(line) { parser.parse($0) }
  }

  private func event(_ line: String) throws -> AccessEvent {
    let parsed = parse(line)
    guard case .event(let event) = parsed else { throw TidewatchError(.io, "no event: \(parsed)") }
    return event
  }

  /// A URL filtering record with as many cells as asked for.
  private func line(
    url: String, type: String = "THREAT,url", cells: Int = 70, generated: String? = nil
  ) -> String {
    var row = [String](repeating: "", count: 115)
    row[0] = "1"
    row[1] = "2026/11/16 09:14:27"
    row[2] = "007200001056"
    row[6] = generated ?? "2026/11/16 09:14:25"
    row[7] = "10.1.2.3"
    row[8] = "192.0.2.7"
    row[12] = "corp\\alice"
    row[31] = url
    row[46] = "\"Mozilla/5.0 (X11, like Gecko)\""
    row[63] = "get"
    let parts = type.split(separator: ",", omittingEmptySubsequences: false)
    row[3] = String(parts[0])
    row[4] = String(parts[1])
    return row.prefix(cells).joined(separator: ",")
  }

  @Test(
    "a URL filtering row has the columns of Sentinel's connector, behind any header, old or new",
    arguments: [
      ("", 70), ("<111> Nov 16 09:14:27 edge-01 ", 115),
      ("<14>1 2026-11-16T09:14:27.483512+00:00 edge-01 - - - - ", 70),
      ("Nov 16 09:14:27 relay, one 619 <70>1 2026-11-16T09:14:27 edge - ", 70),
    ])
  func mapsColumns(header: String, cells: Int) throws {
    let event = try event(
      header + line(url: "\"www.example.org:443/a?b=\"\"c\"\",d\"", cells: cells))
    #expect(event.time.description == "2026-11-16T09:14:25Z")
    #expect(event.channel == .proxy)
    #expect(event.source == "10.1.2.3")
    #expect(event.user == "corp\\alice")
    #expect(event.target == "www.example.org")
    #expect(event.url == "www.example.org:443/a?b=\"c\",d")
    #expect(event.method == "get")
    #expect(event.client == "Mozilla/5.0 (X11, like Gecko)")
    #expect(event.deviceVendor == "Palo Alto Networks")
    #expect(event.deviceProduct == "PAN-OS")
  }

  @Test("the time of receipt stands in where there is no time of generation")
  func readsTimes() throws {
    #expect(
      try event(line(url: "h.example/", generated: "")).time.description == "2026-11-16T09:14:27Z")
    #expect(
      try event(line(url: "h.example/", generated: "2026-11-16T09:14:25Z")).time.description
        == "2026-11-16T09:14:25Z")
    guard case .rejected(.unreadableTime, _) = parse(line(url: "h.example/", generated: "later"))
    else {
      Issue.record("a time that is none was read")
      return
    }
  }

  @Test("a layout that ends before the method still gives the request")
  func readsOldLayout() throws {
    let event = try event(line(url: "old_host.example/p", cells: 44))
    #expect(event.url == "old_host.example/p")
    #expect(event.target == "old_host.example")
    #expect(event.method.isEmpty)
    #expect(event.client.isEmpty)
  }

  @Test(
    "other types are refused by their name",
    arguments: [
      ("TRAFFIC,end", "TRAFFIC"), ("THREAT,wildfire", "THREAT wildfire"), ("CONFIG,0", "CONFIG"),
      ("HIPMATCH,0", "HIPMATCH"), ("GLOBALPROTECT,0", "GLOBALPROTECT"), ("SYSTEM,auth", "SYSTEM"),
      ("USERID,login", "USERID"), ("DECRYPTION,0", "DECRYPTION"),
    ])
  func refusesOtherTypes(type: String, named: String) {
    guard case .rejected(.notThisTable, let detail) = parse(line(url: "x", type: type)) else {
      Issue.record("not refused")
      return
    }
    #expect(detail.contains(named))
  }

  @Test("a line cut off before the end of its URL, or right behind the type, is truncated")
  func rejectsTruncatedLines() {
    for line in [
      line(url: "", cells: 31), line(url: "\"h.example/a,b", cells: 32),
      "Nov 16 09:14:27 edge-01 1,2026/11/16 09:14:27,0072,THREAT,",
    ] {
      guard case .rejected(.truncatedRecord, _) = parse(line) else {
        Issue.record("\(line) gave \(parse(line))")
        continue
      }
    }
    guard case .rejected(.malformedRecord, _) = parse("1,2,3,THREAT,url") else {
      Issue.record("a line of other numbers was taken for a record")
      return
    }
  }

  @Test("blank lines are passed over")
  func passesBlankLines() throws {
    let record = line(url: "virustotal.com/")
    let reading = try read(record + "\n\n" + record + "\n\n", everything: true)
    #expect(reading.tally.candidates == 2)
    #expect(reading.events.count == 2)
  }
}
