import Events

/// Reads one sign-in, bare or in the envelope of a diagnostic setting, as a row of `SigninLogs`.
struct EntraSignInParser: RecordParser {
  /// What a record is, as far as its fields tell.
  enum Kind: Hashable {
    case signIn(evidence: String)
    /// Another log of Entra, with a sentence about it.
    case other(String)
    case unknown
  }

  /// A field of the record, and where it may stand; the first place that holds something counts.
  private enum Field: Int, CaseIterable {
    case category, time, user, app, address, location, errorCode, resultType, risk, network
    case conditionalAccess, agent, interactive, eventTypes

    var paths: [String] {
      switch self {
      case .category: ["category"]
      case .time: ["time", "TimeGenerated"] + Self.signIn("createdDateTime")
      case .user: Self.signIn("userPrincipalName")
      case .app: Self.signIn("appDisplayName")
      case .address: Self.signIn("ipAddress") + ["callerIpAddress", "calleripaddress"]
      case .location: Self.signIn("location")
      case .errorCode: Self.signIn("status.errorCode")
      case .resultType: ["resultType", "resulttype"]
      case .risk: Self.signIn("riskLevelDuringSignIn")
      case .network: Self.signIn("networkLocationDetails")
      case .conditionalAccess: Self.signIn("conditionalAccessStatus")
      case .agent: Self.signIn("userAgent")
      case .interactive: Self.signIn("isInteractive")
      case .eventTypes: Self.signIn("signInEventTypes")
      }
    }

    /// A field of the sign-in itself, which a diagnostic setting puts below `properties`.
    private static func signIn(_ path: String) -> [String] { ["properties." + path, path] }
  }

  /// The table that Sentinel keeps each category of a diagnostic setting in; names in lower case.
  private static let tables: [String: SentinelTable] = [
    "signinlogs": .signInLogs, "noninteractiveusersigninlogs": .nonInteractiveSignInLogs,
  ]
  private static let places = Field.allCases.flatMap { field in field.paths.map { (field, $0) } }

  private let times: TimeParser
  private let reader = JSONPathReader(Self.places.map(\.1))
  private let nested = JSONFieldReader()
  private var values = [String](repeating: "", count: Self.places.count)

  init(times: TimeParser) {
    self.times = times
  }

  mutating func kind(of record: ByteView) -> Kind {
    do throws(JSONFieldReader.Malformed) { try read(record) } catch { return .unknown }
    let category = text(.category)
    if !category.isEmpty {
      return Self.tables[category.lowercased()].map {
        .signIn(evidence: "a record is of the category of \($0.rawValue)")
      } ?? .other(Self.refusal(of: category))
    }
    guard !text(.app).isEmpty, !text(.user).isEmpty, !text(.time).isEmpty else { return .unknown }
    return .signIn(evidence: "a record has the fields of a Microsoft Graph signIn")
  }

  mutating func parse(_ record: ByteView) -> ParsedRecord {
    do throws(JSONFieldReader.Malformed) {
      try read(record)
    } catch {
      let failure = error.failure(for: record)
      return .rejected(failure.reason, failure.detail)
    }
    let category = text(.category)
    guard let table = category.isEmpty ? ownTable : Self.tables[category.lowercased()] else {
      return .rejected(
        .notThisTable,
        category.isEmpty
          ? "the sign-in is of an application, not of a user" : Self.refusal(of: category))
    }
    var row = row
    // A category is believed, whatever else the record says.
    if !category.isEmpty { row[.type] = table.rawValue }
    return row.event(of: table, times: times, json: nested)
  }

  /// The table of a sign-in that Graph gives; `nil` for one of a service principal or an identity of
  /// Azure's own.
  private var ownTable: SentinelTable? {
    let types = text(.eventTypes).lowercased()
    if types.contains("noninteractiveuser") { return .nonInteractiveSignInLogs }
    if types.contains("serviceprincipal") || types.contains("managedidentity") { return nil }
    return .signInLogs
  }

  private mutating func read(_ record: ByteView) throws(JSONFieldReader.Malformed) {
    for place in values.indices { values[place] = "" }
    try reader.forEachValue(of: record) { place, text in values[place] = text.string }
  }

  private func text(_ field: Field) -> String {
    for (place, entry) in Self.places.enumerated() where entry.0 == field {
      if !values[place].isEmpty { return values[place] }
    }
    return ""
  }

  private var row: SentinelRow {
    var row = SentinelRow()
    row[.timeGenerated] = text(.time)
    row[.userPrincipalName] = text(.user)
    row[.appDisplayName] = text(.app)
    row[.ipAddress] = text(.address)
    row[.locationDetails] = text(.location)
    row[.riskLevelDuringSignIn] = text(.risk)
    row[.networkLocationDetails] = text(.network)
    row[.conditionalAccessStatus] = text(.conditionalAccess)
    row[.userAgent] = text(.agent)
    row[.isInteractive] = text(.interactive)
    row[.resultType] = text(.resultType).isEmpty ? text(.errorCode) : text(.resultType)
    return row
  }

  private static func refusal(of category: String) -> String {
    let isPlain = category.utf8.count <= 64 && category.utf8.allSatisfy { ASCII.isLetter($0) }
    return "the records are of the category \(isPlain ? category : "(an odd name)"),"
      + " which the rule does not read"
  }
}
