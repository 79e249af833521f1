import Events

/// ArcSight's Common Event Format, bare or behind a syslog header, one event a line.
struct CEFFormat: LogFormat {
  let name = "cef"
  let summary = "CEF, bare or in syslog (RFC 3164, RFC 5424), one event a line"
  let framing = RecordFraming.lines
  let escaping = CandidateSearch.Escaping.none
  let headerRecords = 0

  func recognise(_ head: InputHead) -> Recognition {
    let lines = head.lines(atMost: 100)
    // An event inside a JSON string is somebody else's envelope.
    let events = lines.count { line in
      line.first != ASCII.openBrace && (CEFHeader(in: line)?.isComplete ?? false)
    }
    guard events > 0 else { return .no }
    return .yes(
      confidence: 50 + 50 * events / lines.count,
      evidence: "\(events) of the first \(lines.count) lines have a whole CEF header")
  }

  func makeParser(for head: InputHead, times: TimeParser) -> any RecordParser {
    CEFParser(times: times)
  }
}

/// Reads a CEF line into the `CommonSecurityLog` row that Sentinel's agent makes of it.
struct CEFParser: RecordParser {
  let times: TimeParser
  private var headers = ExpectedCEFHeader()
  private var fields = CEFFields()
  private var texts = TextMemory()
  private let room = TextRoom()
  private var needs = HitNeeds.all

  init(times: TimeParser) {
    self.times = times
  }

  mutating func limit(to needs: HitNeeds) {
    self.needs = needs
    fields.limit(to: needs)
  }

  mutating func parse(_ record: ByteView) -> ParsedRecord {
    do throws(ReadFailure) {
      let (header, time) = try read(record)
      return .event(event(at: time, header: header, of: record))
    } catch {
      return .rejected(error.reason, error.detail)
    }
  }

  mutating func view(_ record: ByteView, as row: inout ProxyRowView) -> ViewedRecord {
    do throws(ReadFailure) {
      let (header, time) = try read(record)
      row.time = time
      fill(&row, header: header, of: record)
      return .row
    } catch {
      return .rejected(error.reason, error.detail)
    }
  }

  /// Finds the header, the fields and the time of a record.
  private mutating func read(
    _ record: ByteView
  ) throws(ReadFailure) -> (header: CEFHeader, time: Timestamp) {
    guard let header = headers.header(in: record) else {
      throw ReadFailure(
        .malformedRecord, "no CEF header (CEF:0|vendor|product|…) in the line")
    }
    guard header.isComplete else {
      throw ReadFailure(
        .truncatedRecord, "the CEF header has fewer than its seven parts; the line is cut off")
    }
    let keysAndValues = record[header.extensionStart...]
    fields.read(keysAndValues)
    guard fields.hasKeys || keysAndValues.trimmed.isEmpty else {
      throw ReadFailure(.malformedRecord, "the CEF extension holds text, but no key=value")
    }
    if let time = fields.received { return (header, try TimeSanity.checked(time).get()) }
    return (header, try time(prefix: record[0..<header.start]).get())
  }

  /// The event of the fields that were read last.
  private mutating func event(
    at time: Timestamp, header: CEFHeader, of record: ByteView
  ) -> AccessEvent {
    let hasDevice = needs.contains(.device)
    return AccessEvent(
      proxyRowAt: time,
      user: needs.contains(.user) ? fields.text(.user, from: &texts) : "",
      source: needs.contains(.source) ? fields.text(.source) : "",
      target: fields.text(.host, from: &texts), url: fields.text(.url),
      method: needs.contains(.method) ? fields.text(.method) : "",
      client: needs.contains(.client) ? fields.text(.client, from: &texts) : "",
      deviceVendor: hasDevice ? CEFHeader.unescaped(record[header.vendor]) : "",
      deviceProduct: hasDevice ? CEFHeader.unescaped(record[header.product]) : "")
  }

  /// The texts of the fields that were read last, in the record or in the parser's room. Changes nothing, but
  /// else the parser would be copied for the call.
  private mutating func fill(_ row: inout ProxyRowView, header: CEFHeader, of record: ByteView) {
    room.clear(forRecordOf: record.count)
    row.target = fields.view(.host, in: room).buffer
    row.url = fields.view(.url, in: room).buffer
    if fields.wants(.user) { row.user = fields.view(.user, in: room).buffer }
    if fields.wants(.source) { row.source = fields.view(.source, in: room).buffer }
    if fields.wants(.method) { row.method = fields.view(.method, in: room).buffer }
    if fields.wants(.client) { row.client = fields.view(.client, in: room).buffer }
    guard needs.contains(.device) else { return }
    row.deviceVendor = device(record[header.vendor])
    row.deviceProduct = device(record[header.product])
  }

  private func device(_ part: ByteView) -> ProxyRowView.Text {
    room.text(of: part.trimmed, resolvingEscapes: CEFHeader.meaning(of:)).buffer
  }

  /// The event's own time where it is no number, else the syslog header's.
  private func time(prefix: ByteView) -> Result<Timestamp, ReadFailure> {
    let zoned = fields.zone.map { TimeParser(clock: $0, reference: times.reference) } ?? times
    for key in [CEFFields.Key.received, .ended, .started] {
      let value = fields.raw(key)
      guard !value.trimmed.isEmpty else { continue }
      guard let time = zoned.instant(in: value) else {
        return .failure(
          ReadFailure(.unreadableTime, "the value of \(key.names[0]) is in no known time format"))
      }
      return TimeSanity.checked(time)
    }
    guard let time = SyslogHeader.time(in: prefix, times: times) else {
      return .failure(
        ReadFailure(.missingTime, "neither rt, end or start nor a syslog header gives a time"))
    }
    return TimeSanity.checked(time)
  }
}
