import Events

/// Squid's access log in the form that web servers made common, with the whole URL in the request:
///
///     10.0.0.1 - alice [16/Nov/2026:09:14:27 +0000] "GET http://h.example/ HTTP/1.1" 200 3853 "-" "curl/8" TCP_MISS:HIER_DIRECT
struct SquidCombinedFormat: LogFormat {
  let name = "squid-combined"
  let summary = "Squid's access log as common or combined, one request a line"
  let framing = RecordFraming.lines
  let escaping = CandidateSearch.Escaping.none
  let headerRecords = 0

  func recognise(_ head: InputHead) -> Recognition {
    let lines = head.lines(atMost: 50)
    let requests = lines.compactMap { CombinedLine($0) }
    let proxied = requests.count { $0.hasHost }
    guard !requests.isEmpty else { return .no }
    guard proxied > 0 else {
      return .refused("the requests name no host: this is a web server's log, not a proxy's")
    }
    return .yes(
      confidence: 40 + 50 * requests.count / lines.count,
      evidence: "\(proxied) of the first \(lines.count) lines request a whole URL or a tunnel")
  }

  func makeParser(for head: InputHead, times: TimeParser) -> any RecordParser {
    SquidCombinedParser(times: times)
  }
}

/// A line of the common or combined log format.
struct CombinedLine {
  let client: ByteView
  let user: ByteView
  let time: ByteView
  let method: ByteView
  let url: ByteView
  /// Empty in the common form.
  let agent: ByteView

  /// - Returns: `nil` when the client, the user, the time in brackets or the request is not there.
  init?(_ line: ByteView) {
    guard let clientEnd = line.firstIndex(of: ASCII.space), clientEnd > 0,
      let open = line.firstIndex(of: ASCII.openBracket, from: clientEnd),
      let close = line.firstIndex(of: ASCII.closeBracket, from: open),
      close + 2 < line.count, line[close + 2] == ASCII.quote,
      let requestEnd = Self.closingQuote(in: line, from: close + 3),
      let identEnd = line.firstIndex(of: ASCII.space, from: clientEnd + 1), identEnd < open
    else { return nil }
    client = line[..<clientEnd]
    // A user may hold a blank; the time's bracket ends it.
    user = line[min(identEnd + 1, open)..<open].trimmed
    time = line[open + 1..<close]
    let request = line[close + 3..<requestEnd]
    guard let methodEnd = request.firstIndex(of: ASCII.space), methodEnd > 0 else { return nil }
    method = request[..<methodEnd]
    let rest = request[methodEnd + 1..<request.count]
    let version = rest.lastIndex(of: ASCII.space, before: rest.count)
    url = version.map { rest[$0 + 1..<rest.count].hasPrefix("HTTP/") ? rest[..<$0] : rest } ?? rest
    agent = Self.quoted(1, in: line[requestEnd + 1..<line.count])
  }

  /// Whether the request names a host and not only a path.
  var hasHost: Bool { isTunnel || url.firstRange(of: "://") != nil }

  var isTunnel: Bool { method.equals("CONNECT") }

  /// The quoted value with a number, counted from 0; empty when there are fewer.
  private static func quoted(_ number: Int, in text: ByteView) -> ByteView {
    var position = 0
    for index in 0...number {
      guard let open = text.firstIndex(of: ASCII.quote, from: position),
        let close = closingQuote(in: text, from: open + 1)
      else { return .empty }
      if index == number { return text[open + 1..<close] }
      position = close + 1
    }
    return .empty
  }

  /// The next quote that no backslash escapes.
  private static func closingQuote(in text: ByteView, from start: Int) -> Int? {
    JSONObjectFraming.closingQuote(in: text, from: start)
  }
}

/// Reads a line into the `CommonSecurityLog` row of a proxy.
struct SquidCombinedParser: RecordParser {
  let times: TimeParser

  mutating func parse(_ record: ByteView) -> ParsedRecord {
    guard let line = CombinedLine(record) else {
      return .rejected(
        .malformedRecord, "the line has not the client, time and request of the common log format")
    }
    guard line.hasHost else {
      return .rejected(.notThisTable, "the request names no host: a web server's, not a proxy's")
    }
    guard let time = times.instant(in: line.time) else {
      return .rejected(.unreadableTime, "the time in brackets is in no known format")
    }
    switch TimeSanity.checked(time) {
    case .failure(let failure): return .rejected(failure.reason, failure.detail)
    case .success(let time):
      var event = AccessEvent(time: time, channel: .proxy)
      event.source = line.client.string
      event.user = WebAddress.known(line.user.string)
      event.method = line.method.string
      event.target = WebAddress.host(of: line.url.string)
      event.url = line.isTunnel ? "" : line.url.string
      event.client = WebAddress.known(line.agent.string.replacing("\\\"", with: "\""))
      event.deviceVendor = "Squid"
      event.deviceProduct = "Proxy"
      return .event(event)
    }
  }
}
