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

  /// Categories of diagnostic settings whose events Sentinel keeps in `SigninLogs`, in lower case.
  private static let signInCategory = "signinlogs"

  private let times: TimeParser
  private let envelope = JSONRecordReader([
    .init("category"), .init("properties"), .init("time", "TimeGenerated"),
    .init("resultType", "resulttype"), .init("callerIpAddress", "calleripaddress"),
  ])
  private let signIn = JSONRecordReader([
    .init("createdDateTime"), .init("userPrincipalName"), .init("appDisplayName"),
    .init("ipAddress"), .init("location"), .init("status"), .init("riskLevelDuringSignIn"),
    .init("networkLocationDetails"), .init("conditionalAccessStatus"), .init("userAgent"),
  ])
  private let nested = JSONFieldReader()
  private var row = SentinelRow()

  init(times: TimeParser) {
    self.times = times
  }

  mutating func kind(of record: ByteView) -> Kind {
    guard let outer = try? envelope.read(record) else { return .unknown }
    let category = outer["category"]
    if !category.isEmpty {
      return category.lowercased() == Self.signInCategory
        ? .signIn(evidence: "a record is of the category SignInLogs")
        : .other(Self.refusal(of: category))
    }
    guard let fields = try? signIn.read(record), !fields["appDisplayName"].isEmpty,
      !fields["userPrincipalName"].isEmpty, !fields["createdDateTime"].isEmpty
    else { return .unknown }
    return .signIn(evidence: "a record has the fields of a Microsoft Graph signIn")
  }

  mutating func parse(_ record: ByteView) -> ParsedRecord {
    do throws(JSONFieldReader.Malformed) {
      let outer = try envelope.read(record)
      let category = outer["category"]
      guard category.isEmpty || category.lowercased() == Self.signInCategory else {
        return .rejected(.notThisTable, Self.refusal(of: category))
      }
      let inner = outer["properties"]
      fill(
        from: inner.isEmpty ? try signIn.read(record) : try signIn.read(text: inner),
        outer: outer)
      return row.event(of: .signInLogs, times: times, json: nested)
    } catch {
      let failure = error.failure(for: record)
      return .rejected(failure.reason, failure.detail)
    }
  }

  private mutating func fill(from fields: JSONRecord, outer: JSONRecord) {
    row.clear()
    row[.timeGenerated] = outer["time"]
    row[.createdDateTime] = fields["createdDateTime"]
    row[.userPrincipalName] = fields["userPrincipalName"]
    row[.appDisplayName] = fields["appDisplayName"]
    row[.ipAddress] = fields["ipAddress"].isEmpty ? outer["callerIpAddress"] : fields["ipAddress"]
    row[.locationDetails] = fields["location"]
    row[.riskLevelDuringSignIn] = fields["riskLevelDuringSignIn"]
    row[.networkLocationDetails] = fields["networkLocationDetails"]
    row[.conditionalAccessStatus] = fields["conditionalAccessStatus"]
    row[.userAgent] = fields["userAgent"]
    let code = nested.text(of: "errorCode", inObject: fields["status"])
    row[.resultType] = outer["resultType"].isEmpty ? code : outer["resultType"]
  }

  private static func refusal(of category: String) -> String {
    let isPlain = category.utf8.count <= 64 && category.utf8.allSatisfy { ASCII.isLetter($0) }
    return "the records are of the category \(isPlain ? category : "(an odd name)"),"
      + " which the rule does not read"
  }
}
