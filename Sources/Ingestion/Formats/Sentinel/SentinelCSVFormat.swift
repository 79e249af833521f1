import Events

/// Rows of Sentinel's tables as CSV with a header line, as the portal and Kusto export them.
struct SentinelCSVFormat: LogFormat {
  let name = "sentinel-csv"
  let summary = "CommonSecurityLog or SigninLogs rows as CSV with a header line"
  let framing = RecordFraming.csv
  let escaping = CandidateSearch.Escaping.none
  let signIns = SignInRecords.anywhere
  let headerRecords = 1

  func recognise(_ head: InputHead) -> Recognition {
    guard let header = SentinelCSVHeader(in: head) else { return .no }
    switch header.table(type: header.typeOfFirstRow(in: head)) {
    case .success(let table):
      return .yes(confidence: 90, evidence: "the header has the columns of \(table.rawValue)")
    case .failure(let failure):
      return .refused(failure.detail)
    }
  }

  func makeParser(for head: InputHead, times: TimeParser) -> any RecordParser {
    SentinelCSVParser(header: SentinelCSVHeader(in: head), times: times)
  }
}

/// The header line of a CSV export: which column stands where.
struct SentinelCSVHeader {
  let columnCount: Int
  /// The place of each column that matters.
  let places: [SentinelColumn: Int]
  private let recordEnd: Int

  /// - Returns: `nil` when the first record is no line of at least two plain names.
  init?(in head: InputHead) {
    guard let record = CSVFraming.nextRecord(in: head.bytes, from: 0, isFinal: true),
      record.isComplete
    else { return nil }
    var cells: [String] = []
    CSVCells.forEach(in: head.bytes[record.range]) { _, cell in cells.append(cell.trimmed.string) }
    guard cells.count > 1, cells.allSatisfy(Self.isName) else { return nil }
    var best: [SentinelColumn: (place: Int, preference: Int)] = [:]
    for (place, cell) in cells.enumerated() {
      guard let named = SentinelColumn.named(cell) else { continue }
      if named.preference < best[named.column]?.preference ?? .max {
        best[named.column] = (place, named.preference)
      }
    }
    columnCount = cells.count
    places = best.mapValues(\.place)
    recordEnd = record.next
  }

  func table(type: String) -> Result<SentinelTable, ReadFailure> {
    SentinelTable.told(byType: type) { places[$0] != nil }
  }

  /// What the first row says in `Type`; empty when it says nothing.
  func typeOfFirstRow(in head: InputHead) -> String {
    guard let place = places[.type] ?? places[.tableName],
      let record = CSVFraming.nextRecord(in: head.bytes, from: recordEnd, isFinal: true)
    else { return "" }
    var type = ""
    CSVCells.forEach(in: head.bytes[record.range]) { index, cell in
      if index == place { type = cell.trimmed.string }
    }
    return type
  }

  private static func isName(_ cell: String) -> Bool {
    guard let first = cell.utf8.first, ASCII.isLetter(first) || first == 95 else { return false }
    return cell.utf8.count <= 128 && cell.utf8.allSatisfy { $0 >= 32 && $0 != 127 }
  }
}

/// Reads one CSV record as a row.
struct SentinelCSVParser: RecordParser {
  let times: TimeParser
  private let json = JSONFieldReader()
  private let columnCount: Int
  private let columnAtPlace: [SentinelColumn?]
  private var row = SentinelRow()

  init(header: SentinelCSVHeader?, times: TimeParser) {
    self.times = times
    columnCount = header?.columnCount ?? 0
    var columns = [SentinelColumn?](repeating: nil, count: columnCount)
    for (column, place) in header?.places ?? [:] { columns[place] = column }
    columnAtPlace = columns
  }

  mutating func parse(_ record: ByteView) -> ParsedRecord {
    row.clear()
    var count = 0
    CSVCells.forEach(in: record) { index, cell in
      count = index + 1
      if index < columnCount, let column = columnAtPlace[index] { row[column] = cell.string }
    }
    guard count == columnCount else {
      return .rejected(
        count < columnCount ? .truncatedRecord : .malformedRecord,
        "the record has \(count) cells where the header has \(columnCount)")
    }
    let present = Set(columnAtPlace.compactMap { $0 })
    switch SentinelTable.told(byType: row.type, has: { present.contains($0) }) {
    case .failure(let failure): return .rejected(failure.reason, failure.detail)
    case .success(let table): return row.event(of: table, times: times, json: json)
    }
  }
}
