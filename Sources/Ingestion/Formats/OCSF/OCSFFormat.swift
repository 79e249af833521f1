import Events

/// HTTP Activity (class 4002) of the Open Cybersecurity Schema Framework, one JSON object a line.
struct OCSFFormat: LogFormat {
  let name = "ocsf-ndjson"
  let summary = "OCSF HTTP Activity (class_uid 4002), one JSON object a line"
  let framing = RecordFraming.lines
  let escaping = CandidateSearch.Escaping.json
  let headerRecords = 0

  func recognise(_ head: InputHead) -> Recognition {
    let lines = JSONLineSample.lines(of: head)
    guard !lines.isEmpty else { return .no }
    var parser = OCSFParser(times: TimeParser(reference: Timestamp(ticks: 0)))
    var other: String?
    var web = 0
    for line in lines {
      let classID = parser.classID(of: line)
      if classID == OCSFParser.httpActivity { web += 1 } else { other = other ?? classID }
    }
    if web > 0 {
      return .yes(
        confidence: 95, evidence: "\(web) of the first \(lines.count) objects have class_uid 4002")
    }
    return other.map { .refused(OCSFParser.refusal(ofClass: $0)) } ?? .no
  }

  func makeParser(for head: InputHead, times: TimeParser) -> any RecordParser {
    OCSFParser(times: times)
  }
}

/// Reads one OCSF object into a `CommonSecurityLog` row.
struct OCSFParser: RecordParser {
  private enum Field: String, CaseIterable {
    case classID = "class_uid"
    case category = "category_uid"
    case activity = "activity_id"
    case time = "time"
    case timeText = "time_dt"
    case url = "http_request.url.url_string"
    case urlText = "http_request.url.text"
    case urlHost = "http_request.url.hostname"
    case method = "http_request.http_method"
    case client = "http_request.user_agent"
    case sourceIP = "src_endpoint.ip"
    case user = "actor.user.name"
    case email = "actor.user.email_addr"
    case destination = "dst_endpoint.hostname"
    case vendor = "metadata.product.vendor_name"
    case product = "metadata.product.name"
  }

  static let httpActivity = "4002"
  private static let places = Dictionary(
    uniqueKeysWithValues: Field.allCases.enumerated().map { ($1, $0) })

  let times: TimeParser
  private let reader = JSONPathReader(Field.allCases.map(\.rawValue))
  private var values = [String](repeating: "", count: Field.allCases.count)

  init(times: TimeParser) {
    self.times = times
  }

  static func refusal(ofClass classID: String) -> String {
    "holds OCSF events of class_uid \(classID.prefix(12)), not HTTP Activity (4002)"
  }

  /// The class of an OCSF object; `nil` when it is no such object.
  mutating func classID(of record: ByteView) -> String? {
    do throws(JSONFieldReader.Malformed) { try read(record) } catch { return nil }
    let hasShape = !text(.category, .activity).isEmpty || !text(.vendor, .product).isEmpty
    return hasShape && !text(.classID).isEmpty ? text(.classID) : nil
  }

  mutating func parse(_ record: ByteView) -> ParsedRecord {
    do throws(JSONFieldReader.Malformed) {
      try read(record)
    } catch {
      let failure = error.failure(for: record)
      return .rejected(failure.reason, failure.detail)
    }
    guard text(.classID) == Self.httpActivity else {
      return .rejected(
        .notThisTable,
        text(.classID).isEmpty
          ? "the object has no class_uid" : Self.refusal(ofClass: text(.classID)))
    }
    let written = text(.time, .timeText)
    guard !written.isEmpty else {
      return .rejected(.missingTime, "there is neither time nor time_dt")
    }
    guard let time = times.instant(in: written) else {
      return .rejected(.unreadableTime, "the value of time is in no known time format")
    }
    switch TimeSanity.checked(time) {
    case .failure(let failure): return .rejected(failure.reason, failure.detail)
    case .success(let time): return .event(event(at: time))
    }
  }

  private func event(at time: Timestamp) -> AccessEvent {
    var event = AccessEvent(time: time, channel: .proxy)
    event.source = text(.sourceIP)
    event.user = WebAddress.known(text(.user, .email))
    event.url = text(.url, .urlText)
    let host = text(.urlHost, .destination)
    event.target =
      host.isEmpty ? WebAddress.host(of: event.url) : WebAddress.withoutPort(host)
    event.method = text(.method)
    event.client = text(.client)
    event.deviceVendor = text(.vendor)
    event.deviceProduct = text(.product)
    return event
  }

  private mutating func read(_ record: ByteView) throws(JSONFieldReader.Malformed) {
    var found = [String](repeating: "", count: values.count)
    try reader.forEachValue(of: record) { index, text in found[index] = text.string }
    values = found
  }

  /// The first of some fields that says something.
  private func text(_ fields: Field...) -> String {
    for field in fields {
      if let place = Self.places[field], !values[place].isEmpty { return values[place] }
    }
    return ""
  }
}
