import Events

/// The same fields as `key=value` behind a syslog header, as ProxySG sends them to a collector:
///
///     <134>1 2026-11-16T09:14:27Z edge-01 bluecoat - - - c-ip=10.0.0.1 cs-host=h.example cs-method=GET …
struct BlueCoatPairsFormat: LogFormat {
  let name = "bluecoat-pairs"
  let summary = "Symantec ProxySG (Blue Coat) as key=value lines, bare or in syslog"
  let framing = RecordFraming.lines
  let escaping = CandidateSearch.Escaping.none
  let headerRecords = 0

  func recognise(_ head: InputHead) -> Recognition {
    let lines = head.lines(atMost: 100)
    let requests = lines.count { BlueCoatPairsParser.isRequest($0) }
    guard requests > 0 else { return .no }
    return .yes(
      confidence: 50 + 45 * requests / lines.count,
      evidence: "\(requests) of the first \(lines.count) lines have c-ip= and cs-host= or cs-uri=")
  }

  func makeParser(for head: InputHead, times: TimeParser) -> any RecordParser {
    BlueCoatPairsParser(times: times)
  }
}

/// Reads one line of pairs.
struct BlueCoatPairsParser: RecordParser {
  private let times: TimeParser
  private var row = ProxyRow()

  init(times: TimeParser) {
    self.times = times
  }

  static func isRequest(_ line: ByteView) -> Bool {
    // A line inside a JSON string is somebody else's envelope.
    line.first != ASCII.openBrace && line.firstRange(of: "c-ip=") != nil
      && (line.firstRange(of: "cs-host=") != nil || line.firstRange(of: "cs-uri=") != nil)
  }

  mutating func parse(_ record: ByteView) -> ParsedRecord {
    guard Self.isRequest(record) else {
      return .rejected(.malformedRecord, "no request: c-ip=, or cs-host= and cs-uri=, is not there")
    }
    row.clear()
    KeyValuePairs(record).forEachPair { key, value in
      if let field = ProxyRow.Field.named(key) { row.fill(field, value) }
    }
    let first = record.firstIndex(of: ASCII.equals) ?? record.count
    return row.event(
      of: .proxySG, times: times, fallback: SyslogHeader.time(in: record[..<first], times: times))
  }
}
