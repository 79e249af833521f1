import Events

/// Web access in the Elastic Common Schema, one JSON document a line, nested or with dotted keys.
struct ECSFormat: LogFormat {
  let name = "ecs-ndjson"
  let summary = "Elastic Common Schema web access (url.*, source.*, …), one JSON object a line"
  let framing = RecordFraming.lines
  let escaping = CandidateSearch.Escaping.json
  let headerRecords = 0

  func recognise(_ head: InputHead) -> Recognition {
    let lines = JSONLineSample.lines(of: head)
    guard !lines.isEmpty else { return .no }
    var document = ECSDocument()
    let web = lines.count { line in
      do throws(JSONFieldReader.Malformed) { try document.read(line) } catch { return false }
      return !document.text(.time).isEmpty && document.isWeb
    }
    guard web > 0 else { return .no }
    return .yes(
      confidence: 60 + 25 * web / lines.count,
      evidence: "\(web) of the first \(lines.count) objects have @timestamp and url or destination")
  }

  func makeParser(for head: InputHead, times: TimeParser) -> any RecordParser {
    ECSParser(times: times)
  }
}

/// Reads one ECS document into a `CommonSecurityLog` row.
struct ECSParser: RecordParser {
  let times: TimeParser
  private var document = ECSDocument()

  init(times: TimeParser) {
    self.times = times
  }

  mutating func parse(_ record: ByteView) -> ParsedRecord {
    do throws(JSONFieldReader.Malformed) {
      try document.read(record)
    } catch {
      let failure = error.failure(for: record)
      return .rejected(failure.reason, failure.detail)
    }
    let written = document.text(.time)
    guard !written.isEmpty else { return .rejected(.missingTime, "there is no @timestamp") }
    guard let time = times.instant(in: written) else {
      return .rejected(.unreadableTime, "the value of @timestamp is in no known time format")
    }
    switch TimeSanity.checked(time) {
    case .failure(let failure): return .rejected(failure.reason, failure.detail)
    case .success(let time): return .event(event(at: time))
    }
  }

  private func event(at time: Timestamp) -> AccessEvent {
    var event = AccessEvent(time: time, channel: .proxy)
    event.source = document.text(.sourceIP, .clientIP)
    event.user = WebAddress.known(document.text(.userName, .sourceUserName, .userEmail))
    event.target = document.target
    event.url = document.url
    event.method = document.text(.method)
    event.client = document.text(.client)
    event.deviceVendor = document.text(.vendor)
    event.deviceProduct = document.text(.product)
    return event
  }
}
