import Events

/// PAN-OS logs as CSV in syslog; of its types, URL filtering (THREAT, subtype url) is web access.
struct PaloAltoFormat: LogFormat {
  let name = "paloalto"
  let summary = "Palo Alto PAN-OS CSV lines, bare or in syslog; reads URL filtering (THREAT, url)"
  let framing = RecordFraming.lines
  let escaping = CandidateSearch.Escaping.none
  let headerRecords = 0

  func recognise(_ head: InputHead) -> Recognition {
    let lines = head.lines(atMost: 100)
    // A line inside a JSON string is somebody else's envelope.
    let records = lines.count { $0.first != ASCII.openBrace && PaloAltoRecord($0) != nil }
    guard records > 0 else { return .no }
    return .yes(
      confidence: 50 + 45 * records / lines.count,
      evidence: "\(records) of the first \(lines.count) lines have PAN-OS's time, serial and type")
  }

  func makeParser(for head: InputHead, times: TimeParser) -> any RecordParser {
    PaloAltoParser(times: times)
  }
}

/// Reads a URL filtering line into the `CommonSecurityLog` row that Sentinel's connector makes of it.
struct PaloAltoParser: RecordParser {
  let times: TimeParser

  mutating func parse(_ record: ByteView) -> ParsedRecord {
    guard let row = PaloAltoRecord(record) else {
      return .rejected(.malformedRecord, "no PAN-OS record (1,time,serial,TYPE,…) in the line")
    }
    let type = row.text(.type)
    guard !row.isBareType else {
      return .rejected(.truncatedRecord, "the line ends behind its type \(type)")
    }
    guard type == "THREAT", row.text(.subtype) == "url" else {
      let subtype = type == "THREAT" ? " \(row.text(.subtype).prefix(24))" : ""
      return .rejected(
        .notThisTable, "a PAN-OS \(type.prefix(24))\(subtype) record, not URL filtering")
    }
    guard row.hasWholeURL else {
      return .rejected(.truncatedRecord, "the line is cut off before the end of its URL")
    }
    switch instant(of: row) {
    case .failure(let failure): return .rejected(failure.reason, failure.detail)
    case .success(let time): return .event(event(of: row, at: time))
    }
  }

  private func event(of row: PaloAltoRecord, at time: Timestamp) -> AccessEvent {
    var event = AccessEvent(time: time, channel: .proxy)
    event.source = row.text(.source)
    event.user = WebAddress.known(row.text(.user))
    event.url = row.text(.url)
    event.target = WebAddress.host(of: event.url)
    event.method = WebAddress.known(row.text(.method))
    event.client = WebAddress.known(row.text(.client))
    event.deviceVendor = "Palo Alto Networks"
    event.deviceProduct = "PAN-OS"
    return event
  }

  /// When the firewall saw the request, else when the log was received; both as `2026/11/16 09:35:06`
  /// on the firewall's clock.
  private func instant(of row: PaloAltoRecord) -> Result<Timestamp, ReadFailure> {
    for cell in [PaloAltoRecord.Cell.generated, .received] {
      let written = row.text(cell)
      guard !written.isEmpty else { continue }
      guard let time = times.instant(in: String(written.map { $0 == "/" ? "-" : $0 })) else {
        return .failure(
          ReadFailure(.unreadableTime, "the time of generation is in no known time format"))
      }
      return TimeSanity.checked(time)
    }
    return .failure(ReadFailure(.missingTime, "neither a time of generation nor of receipt"))
  }
}
