import Events
import Foundation

/// Sign-ins as the Entra portal downloads them: CSV with its own column names.
struct EntraCSVFormat: LogFormat {
  let name = "entra-csv"
  let summary = "sign-ins downloaded from the Entra portal as CSV"
  let framing = RecordFraming.csv
  let escaping = CandidateSearch.Escaping.none
  let signIns = SignInRecords.anywhere
  let headerRecords = 1

  func recognise(_ head: InputHead) -> Recognition {
    let columns = EntraCSVColumns(in: head)
    guard columns.place[.time] != nil, columns.place[.user] != nil, columns.place[.app] != nil
    else { return .no }
    guard columns.place[.status] != nil || columns.place[.errorCode] != nil else {
      return .refused("the sign-ins lack the columns Status and Sign-in error code")
    }
    return .yes(confidence: 95, evidence: "the header has the Entra portal's column names")
  }

  func makeParser(for head: InputHead, times: TimeParser) -> any RecordParser {
    EntraCSVParser(columns: EntraCSVColumns(in: head), times: times)
  }
}

/// Which of the portal's columns stand where.
struct EntraCSVColumns {
  enum Column: String, CaseIterable {
    case time = "Date (UTC)"
    case user = "Username"
    case app = "Application"
    case address = "IP address"
    case location = "Location"
    case status = "Status"
    case errorCode = "Sign-in error code"
    case agent = "User agent"
    case conditionalAccess = "Conditional Access"
  }

  private(set) var place: [Column: Int] = [:]
  private(set) var count = 0

  init(in head: InputHead) {
    guard let record = CSVFraming.nextRecord(in: head.bytes, from: 0, isFinal: true) else { return }
    CSVCells.forEach(in: head.bytes[record.range]) { index, cell in
      count = index + 1
      if let column = Column(rawValue: cell.trimmed.string) { place[column] = index }
    }
  }
}

/// Reads one line of the portal's download as a row of `SigninLogs`.
///
/// The download has neither risk nor network details, so none of its rows is a hit of the rule; they
/// teach the baseline.
struct EntraCSVParser: RecordParser {
  private let columns: EntraCSVColumns
  private let times: TimeParser
  private let json = JSONFieldReader()

  init(columns: EntraCSVColumns, times: TimeParser) {
    self.columns = columns
    self.times = times
  }

  mutating func parse(_ record: ByteView) -> ParsedRecord {
    var cells: [String] = []
    CSVCells.forEach(in: record) { _, cell in cells.append(cell.trimmed.string) }
    guard cells.count == columns.count else {
      return .rejected(
        cells.count < columns.count ? .truncatedRecord : .malformedRecord,
        "the record has \(cells.count) cells where the header has \(columns.count)")
    }
    func text(_ column: EntraCSVColumns.Column) -> String {
      columns.place[column].map { cells[$0] } ?? ""
    }
    var row = SentinelRow()
    row[.timeGenerated] = text(.time)
    row[.userPrincipalName] = text(.user)
    row[.appDisplayName] = text(.app)
    row[.ipAddress] = text(.address)
    row[.userAgent] = text(.agent)
    row[.conditionalAccessStatus] = text(.conditionalAccess)
    row[.resultType] = Self.result(code: text(.errorCode), status: text(.status))
    switch row.event(of: .signInLogs, times: times, json: json) {
    case .rejected(let reason, let detail): return .rejected(reason, detail)
    case .event(var event):
      event.country = Self.country(of: text(.location))
      return .event(event)
    }
  }

  /// `0` for a sign-in that succeeded, whose error code the portal leaves empty or writes as None.
  private static func result(code: String, status: String) -> String {
    if status.lowercased() == "success" { return "0" }
    return code.isEmpty ? status : code
  }

  /// The country code at the end of `Berlin, Berlin, DE`.
  private static func country(of location: String) -> String {
    let last = location.split(separator: ",").last.map {
      String($0).trimmingCharacters(in: .whitespaces)
    }
    return last.map { $0.utf8.count == 2 ? $0 : "" } ?? ""
  }
}
