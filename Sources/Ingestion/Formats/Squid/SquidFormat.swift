import Events

/// Squid's access log in its native form, one request a line, also as Cisco's Web Security Appliance
/// writes it behind a syslog header and with more columns:
///
///     1794820467.123 138 10.0.0.1 TCP_MISS/200 3853 GET http://h.example/ alice DIRECT/192.0.2.1 text/html
struct SquidFormat: LogFormat {
  let name = "squid"
  let summary = "Squid's native access log, one request a line; Cisco WSA's too, bare or in syslog"
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
      event.user = WebAddress.known(line.user.string)
      event.method = line.method.string
      event.target = WebAddress.host(of: line.url.string)
      event.url = line.isTunnel ? "" : line.url.string
      event.deviceVendor = line.isOfCisco ? "Cisco" : "Squid"
      event.deviceProduct = line.isOfCisco ? "Web Security Appliance" : "Proxy"
      return .event(event)
    }
  }
}
