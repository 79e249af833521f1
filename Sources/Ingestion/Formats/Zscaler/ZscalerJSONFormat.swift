import Events

/// Zscaler's NSS web feed as JSON objects, flat or below `event`; a line may hold several.
struct ZscalerJSONFormat: LogFormat {
  let name = "zscaler-json"
  let summary = "Zscaler NSS web log as JSON objects, flat or below event"
  let framing = RecordFraming.jsonObjects
  let escaping = CandidateSearch.Escaping.json
  let headerRecords = 0

  func recognise(_ head: InputHead) -> Recognition {
    let first = head.bytes.trimmed.first
    guard first == ASCII.openBrace || first == ASCII.openBracket else { return .no }
    var parser = ZscalerJSONParser(times: TimeParser(reference: Timestamp(ticks: 0)))
    var objects = 0
    var events = 0
    var position = 0
    while objects < 20,
      let record = framing.nextRecord(in: head.bytes, from: position, isFinal: true),
      record.isComplete
    {
      objects += 1
      if parser.isWebLog(head.bytes[record.range]) { events += 1 }
      position = record.next
    }
    guard events > 0 else { return .no }
    return .yes(
      confidence: 60 + 35 * events / objects,
      evidence: "\(events) of the first \(objects) objects have the fields of Zscaler's web feed")
  }

  func makeParser(for head: InputHead, times: TimeParser) -> any RecordParser {
    ZscalerJSONParser(times: times)
  }
}

/// Reads one object of the JSON feed.
struct ZscalerJSONParser: RecordParser {
  private static let fieldPaths = ZscalerFields.names.map(\.name)
  private static let marks = ["vendor", "event.vendor", "sourcetype"]

  let times: TimeParser
  private let reader = JSONPathReader(
    fieldPaths + fieldPaths.map { "event." + $0 } + marks)
  private var fields = ZscalerFields()
  private var isZscaler = false

  init(times: TimeParser) {
    self.times = times
  }

  /// Whether an object says that it is Zscaler's and has a web request.
  mutating func isWebLog(_ record: ByteView) -> Bool {
    do throws(JSONFieldReader.Malformed) { try read(record) } catch { return false }
    return isZscaler && fields.isWeb
  }

  mutating func parse(_ record: ByteView) -> ParsedRecord {
    do throws(JSONFieldReader.Malformed) {
      try read(record)
    } catch {
      let failure = error.failure(for: record)
      return .rejected(failure.reason, failure.detail)
    }
    guard isZscaler, fields.isWeb else {
      return .rejected(.notThisTable, "the object is not of Zscaler's web feed")
    }
    return fields.parsed(times: times)
  }

  private mutating func read(_ record: ByteView) throws(JSONFieldReader.Malformed) {
    var found = ZscalerFields()
    var isZscaler = false
    let count = Self.fieldPaths.count
    try reader.forEachValue(of: record) { index, text in
      if index < 2 * count {
        found.keep(text, forName: index % count)
      } else if text.equals("Zscaler") || text.equals("zscalernss-web") {
        isZscaler = true
      }
    }
    fields = found
    self.isZscaler = isZscaler
  }
}
