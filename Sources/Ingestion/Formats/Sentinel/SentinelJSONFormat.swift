import Events

/// Rows of Sentinel's tables as JSON, one object a line.
struct SentinelNDJSONFormat: LogFormat {
  let name = "sentinel-ndjson"
  let summary = "CommonSecurityLog or SigninLogs rows, one JSON object a line"
  let framing = RecordFraming.lines
  let escaping = CandidateSearch.Escaping.json
  let signIns = SignInRecords.containing(SentinelColumn.userPrincipalName.name)
  let headerRecords = 0

  func recognise(_ head: InputHead) -> Recognition {
    let lines = head.lines(atMost: 20)
    guard let first = lines.first, first.trimmed.first == ASCII.openBrace,
      first.trimmed.last == ASCII.closeBrace,
      lines.allSatisfy({ $0.trimmed.first == ASCII.openBrace })
    else { return .no }
    return SentinelJSONRecognition.of(lines, confidence: 90)
  }

  func makeParser(for head: InputHead, times: TimeParser) -> any RecordParser {
    SentinelJSONParser(times: times)
  }
}

/// Rows of Sentinel's tables as the elements of a JSON array, or objects over several lines.
struct SentinelJSONFormat: LogFormat {
  let name = "sentinel-json"
  let summary =
    "CommonSecurityLog or SigninLogs rows as a JSON array, or as objects over many lines"
  let framing = RecordFraming.jsonObjects
  let escaping = CandidateSearch.Escaping.json
  let signIns = SignInRecords.containing(SentinelColumn.userPrincipalName.name)
  let headerRecords = 0

  func recognise(_ head: InputHead) -> Recognition {
    guard let first = head.bytes.trimmed.first,
      first == ASCII.openBracket || first == ASCII.openBrace
    else { return .no }
    var objects: [ByteView] = []
    var position = 0
    while objects.count < 20,
      let record = framing.nextRecord(in: head.bytes, from: position, isFinal: false)
    {
      objects.append(head.bytes[record.range])
      position = record.next
    }
    return objects.isEmpty ? .no : SentinelJSONRecognition.of(objects, confidence: 80)
  }

  func makeParser(for head: InputHead, times: TimeParser) -> any RecordParser {
    SentinelJSONParser(times: times)
  }
}

/// Tells from sample objects whether they are rows of the rule's tables.
enum SentinelJSONRecognition {
  static func of(_ objects: [ByteView], confidence: Int) -> Recognition {
    var parser = SentinelJSONParser(times: TimeParser(reference: Timestamp(ticks: 0)))
    var refusal: String?
    for object in objects {
      switch parser.table(of: object) {
      case .success(let table):
        return .yes(confidence: confidence, evidence: "a row has the columns of \(table.rawValue)")
      case .failure(let failure):
        if failure.reason == .notThisTable { refusal = refusal ?? failure.detail }
      }
    }
    return refusal.map { .refused($0) } ?? .no
  }
}

/// Reads one JSON object as a row; each row tells its table itself.
struct SentinelJSONParser: RecordParser {
  let times: TimeParser
  private let reader = JSONFieldReader()
  private let nested = JSONFieldReader()
  private let keys: JSONKeys
  private let columns: [SentinelColumn]
  private var row = SentinelRow()

  init(times: TimeParser) {
    self.times = times
    let names = SentinelColumn.allCases.flatMap { column in
      column.exportedNames.map { (column, $0) }
    }
    columns = names.map(\.0)
    keys = JSONKeys(names.map(\.1))
  }

  mutating func parse(_ record: ByteView) -> ParsedRecord {
    switch table(of: record) {
    case .failure(let failure): .rejected(failure.reason, failure.detail)
    case .success(let table): row.event(of: table, times: times, json: nested)
    }
  }

  /// Fills the row and tells its table.
  mutating func table(of record: ByteView) -> Result<SentinelTable, ReadFailure> {
    row.clear()
    do throws(JSONFieldReader.Malformed) {
      try reader.forEachField(of: record, keys: keys) { index, text in
        if row[columns[index]] == nil { row[columns[index]] = text.string }
      }
    } catch {
      return .failure(error.failure(for: record))
    }
    return SentinelTable.told(byType: row.type) { row[$0] != nil }
  }
}
