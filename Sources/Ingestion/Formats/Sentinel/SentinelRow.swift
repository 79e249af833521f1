import Events

/// One row of a Sentinel table, with the columns that matter as text; reused from row to row.
struct SentinelRow {
  private var values = [String?](repeating: nil, count: SentinelColumn.allCases.count)

  mutating func clear() {
    for index in values.indices { values[index] = nil }
  }

  subscript(column: SentinelColumn) -> String? {
    get { values[column.rawValue] }
    set { values[column.rawValue] = newValue }
  }

  private func text(_ column: SentinelColumn) -> String { self[column] ?? "" }

  /// What the row says of its table; empty when it does not.
  var type: String {
    let type = text(.type)
    return type.isEmpty ? text(.tableName) : type
  }

  /// The event that the row describes, or why it is none.
  func event(of table: SentinelTable, times: TimeParser, json: JSONFieldReader) -> ParsedRecord {
    switch time(of: table, times: times) {
    case .failure(let failure): .rejected(failure.reason, failure.detail)
    case .success(let time):
      switch table {
      case .commonSecurityLog: .event(proxyEvent(at: time))
      case .signInLogs:
        .event(signInEvent(at: time, channel: isInBackground ? .backgroundSignIn : .signIn, json))
      case .nonInteractiveSignInLogs:
        .event(signInEvent(at: time, channel: .backgroundSignIn, json))
      }
    }
  }

  /// An export without `Type` may hold both tables' rows; a row that names its table is believed.
  private var isInBackground: Bool {
    type.isEmpty && text(.isInteractive).lowercased() == "false"
  }

  private func proxyEvent(at time: Timestamp) -> AccessEvent {
    var event = AccessEvent(time: time, channel: .proxy)
    event.source = text(.sourceIP)
    event.user = text(.sourceUserName)
    event.target = text(.destinationHostName)
    event.url = text(.requestURL)
    event.method = text(.requestMethod)
    // The table's column is RequestClientApplication; the rule calls it UserAgent.
    event.client = text(.requestClientApplication)
    if event.client.isEmpty { event.client = text(.userAgent) }
    event.deviceVendor = text(.deviceVendor)
    event.deviceProduct = text(.deviceProduct)
    return event
  }

  private func signInEvent(
    at time: Timestamp, channel: AccessEvent.Channel, _ json: JSONFieldReader
  ) -> AccessEvent {
    var event = AccessEvent(time: time, channel: channel)
    event.user = text(.userPrincipalName)
    event.source = text(.ipAddress)
    event.target = text(.appDisplayName)
    event.client = text(.userAgent)
    event.country = json.text(of: "countryOrRegion", inObject: text(.locationDetails))
    event.risk = text(.riskLevelDuringSignIn)
    event.networkDetails = text(.networkLocationDetails)
    event.conditionalAccess = text(.conditionalAccessStatus)
    event.resultType = text(.resultType)
    return event
  }

  private func time(of table: SentinelTable, times: TimeParser) -> Result<Timestamp, ReadFailure> {
    for column in [SentinelColumn.timeGenerated, .createdDateTime] {
      let value = text(column)
      guard !value.isEmpty else { continue }
      guard let time = times.instant(in: value) else {
        return .failure(
          ReadFailure(.unreadableTime, "the value of \(column.name) is in no known time format"))
      }
      return TimeSanity.checked(time)
    }
    if table == .commonSecurityLog, let time = extensionTime(times: times) {
      return TimeSanity.checked(time)
    }
    return .failure(
      ReadFailure(.missingTime, "there is no TimeGenerated; export the column with the others"))
  }

  /// Sentinel keeps what CEF has no column for as `key=value;key=value`.
  private func extensionTime(times: TimeParser) -> Timestamp? {
    let pairs = text(.additionalExtensions).split(separator: ";")
    for key in ["rt", "end", "start"] {
      for pair in pairs {
        let parts = pair.split(separator: "=", maxSplits: 1)
        if parts.count == 2, parts[0] == key, let time = times.instant(in: String(parts[1])) {
          return time
        }
      }
    }
    return nil
  }
}
