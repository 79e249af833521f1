import Events

/// The answer of the Log Analytics query API: `{"tables": [{"columns": […], "rows": [[…], […]]}]}`.
struct LogAnalyticsFormat: LogFormat {
  let name = "log-analytics"
  let summary = "CommonSecurityLog or SigninLogs rows as the Log Analytics query API answers"
  let framing = RecordFraming.jsonRows
  let escaping = CandidateSearch.Escaping.json
  let signIns = SignInRecords.anywhere
  let headerRecords = 1

  func recognise(_ head: InputHead) -> Recognition {
    guard let columns = LogAnalyticsColumns(in: head) else { return .no }
    switch columns.table {
    case .success(let table):
      return .yes(confidence: 95, evidence: "the answer has the columns of \(table.rawValue)")
    case .failure(let failure):
      return .refused(failure.detail)
    }
  }

  func makeParser(for head: InputHead, times: TimeParser) -> any RecordParser {
    LogAnalyticsParser(columns: LogAnalyticsColumns(in: head)?.columns ?? [], times: times)
  }
}

/// The columns that the first table of an answer names.
struct LogAnalyticsColumns {
  /// What each place holds; `nil` for a column that does not matter.
  var columns: [SentinelColumn?] = []

  /// - Returns: `nil` when the input is no such answer.
  init?(in head: InputHead) {
    let bytes = head.bytes
    guard bytes.trimmed.first == ASCII.openBrace,
      let rows = JSONRowFraming.rowsStart(in: bytes),
      let list = bytes[0..<rows].firstRange(of: "\"columns\""),
      bytes[0..<list.lowerBound].firstRange(of: "\"tables\"") != nil
    else { return nil }
    let reader = JSONFieldReader()
    let keys = JSONKeys(["name", "ColumnName"])
    var position = list.upperBound
    while let record = JSONObjectFraming.nextRecord(
      in: bytes[0..<rows], from: position, isFinal: false)
    {
      position = record.next
      var name = ""
      try? reader.forEachField(of: bytes[record.range], keys: keys) { _, text in
        name = text.string
      }
      columns.append(SentinelColumn.named(name)?.column)
    }
    guard !columns.isEmpty else { return nil }
  }

  var table: Result<SentinelTable, ReadFailure> {
    SentinelTable.told(byType: "") { columns.contains($0) }
  }
}

/// Reads one row of the answer.
struct LogAnalyticsParser: RecordParser {
  private let columns: [SentinelColumn?]
  private let times: TimeParser
  private let reader = JSONFieldReader()
  private let nested = JSONFieldReader()
  private var row = SentinelRow()

  init(columns: [SentinelColumn?], times: TimeParser) {
    self.columns = columns
    self.times = times
  }

  mutating func parse(_ record: ByteView) -> ParsedRecord {
    row.clear()
    do throws(JSONFieldReader.Malformed) {
      let found = try reader.forEachElement(of: record, atMost: columns.count) { index, text in
        if let column = columns[index] { row[column] = text.string }
      }
      guard found == columns.count else {
        return .rejected(
          .malformedRecord, "the row has \(found) cells where the table has \(columns.count)")
      }
    } catch {
      return .rejected(.malformedRecord, "no sound JSON array: \(error.message)")
    }
    switch SentinelTable.told(byType: row.type, has: { columns.contains($0) }) {
    case .failure(let failure): return .rejected(failure.reason, failure.detail)
    case .success(let table): return row.event(of: table, times: times, json: nested)
    }
  }
}
