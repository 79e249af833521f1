import Events

/// FortiGate's own log lines, `date=… time=… type="utm" subtype="webfilter" …`, bare or in syslog.
struct FortiGateFormat: LogFormat {
  let name = "fortigate"
  let summary = "FortiGate key=value lines, bare or in syslog; web filter and all other types"
  let framing = RecordFraming.lines
  let escaping = CandidateSearch.Escaping.none
  let headerRecords = 0

  func recognise(_ head: InputHead) -> Recognition {
    let lines = head.lines(atMost: 100)
    // A line inside a JSON string is somebody else's envelope.
    let events = lines.count { line in
      line.first != ASCII.openBrace && FortiGateFields(line).isComplete
    }
    guard events > 0 else { return .no }
    return .yes(
      confidence: 50 + 45 * events / lines.count,
      evidence: "\(events) of the first \(lines.count) lines have type=, subtype= and logid=")
  }

  func makeParser(for head: InputHead, times: TimeParser) -> any RecordParser {
    FortiGateParser(times: times)
  }
}

/// Reads a FortiGate line into the `CommonSecurityLog` row that Sentinel's connector makes of it.
struct FortiGateParser: RecordParser {
  let times: TimeParser

  mutating func parse(_ record: ByteView) -> ParsedRecord {
    let fields = FortiGateFields(record)
    guard fields.isComplete else {
      return .rejected(
        .malformedRecord, "no FortiGate line: type=, subtype= or logid= is not there")
    }
    switch fields.instant(times: times) {
    case .failure(let failure): return .rejected(failure.reason, failure.detail)
    case .success(let time):
      var event = AccessEvent(time: time, channel: .proxy)
      event.source = fields.text(.source)
      event.user = fields.text(.user)
      event.target = fields.target
      event.url = fields.url
      event.method = fields.text(.method)
      event.client = fields.text(.client)
      event.deviceVendor = "Fortinet"
      event.deviceProduct = "Fortigate"
      return .event(event)
    }
  }
}
