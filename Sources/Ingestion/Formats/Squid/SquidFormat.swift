import Events

/// Squid's access log in its native form, one request a line:
///
///     1794820467.123 138 10.0.0.1 TCP_MISS/200 3853 GET http://h.example/ alice DIRECT/192.0.2.1 text/html
struct SquidFormat: LogFormat {
  let name = "squid"
  let summary = "Squid's native access log, one request a line"
  let framing = RecordFraming.lines
  let escaping = CandidateSearch.Escaping.none
  let headerRecords = 0

  func recognise(_ head: InputHead) -> Recognition {
    let lines = head.lines(atMost: 50)
    let requests = lines.count { SquidLine($0) != nil }
    guard requests > 0 else { return .no }
    return .yes(
      confidence: 40 + 50 * requests / lines.count,
      evidence: "\(requests) of the first \(lines.count) lines have Squid's ten fields")
  }

  func makeParser(for head: InputHead, times: TimeParser) -> any RecordParser {
    SquidParser(times: times)
  }
}

/// The fields of a line, as far as they matter.
struct SquidLine {
  let time: ByteView
  let client: ByteView
  let method: ByteView
  let url: ByteView
  let user: ByteView

  private static let fieldCount = 10

  /// - Returns: `nil` for a line that has not the ten fields, or not a result such as `TCP_MISS/200`.
  init?(_ line: ByteView) {
    var fields: [ByteView] = []
    var position = 0
    while fields.count < Self.fieldCount {
      while position < line.count, ASCII.isBlank(line[position]) { position += 1 }
      guard position < line.count else { break }
      let end = line.firstIndex(of: ASCII.space, from: position) ?? line.count
      fields.append(line[position..<end])
      position = end
    }
    guard fields.count == Self.fieldCount, let digit = fields[0].first, ASCII.isDigit(digit),
      fields[0].firstIndex(of: UInt8(ascii: ".")) != nil,
      fields[3].firstIndex(of: UInt8(ascii: "/")) != nil, fields[3].firstIndex(of: 95) != nil,
      fields[8].firstIndex(of: UInt8(ascii: "/")) != nil
    else { return nil }
    time = fields[0]
    client = fields[2]
    method = fields[5]
    url = fields[6]
    user = fields[7]
  }
}

/// Reads a line into the `CommonSecurityLog` row of a proxy.
struct SquidParser: RecordParser {
  private let times: TimeParser

  init(times: TimeParser) {
    self.times = times
  }

  mutating func parse(_ record: ByteView) -> ParsedRecord {
    guard let line = SquidLine(record) else {
      return .rejected(.malformedRecord, "the line has not the ten fields of Squid's native log")
    }
    guard let time = times.instant(in: line.time) else {
      return .rejected(.unreadableTime, "the line does not begin with a time since 1970")
    }
    switch TimeSanity.checked(time) {
    case .failure(let failure): return .rejected(failure.reason, failure.detail)
    case .success(let time):
      var event = AccessEvent(time: time, channel: .proxy)
      event.source = line.client.string
      event.user = line.user.equals("-") ? "" : line.user.string
      event.method = line.method.string
      event.target = WebAddress.host(of: line.url.string)
      // A tunnel to `host:443` has a host and no URL.
      let isTunnel = line.method.equals("CONNECT") && line.url.firstRange(of: "://") == nil
      event.url = isTunnel ? "" : line.url.string
      event.deviceVendor = "Squid"
      event.deviceProduct = "Proxy"
      return .event(event)
    }
  }
}
