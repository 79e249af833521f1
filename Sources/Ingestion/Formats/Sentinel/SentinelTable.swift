/// Which table a row belongs to: one of the rule's two, or one that is evidence beside them.
enum SentinelTable: String {
  case commonSecurityLog = "CommonSecurityLog"
  case signInLogs = "SigninLogs"
  case nonInteractiveSignInLogs = "AADNonInteractiveUserSignInLogs"

  /// The table of rows with the given columns.
  ///
  /// - Parameters:
  ///   - type: what the row says of itself in `Type` or `TableName`; empty when it does not.
  ///   - has: whether a column is there.
  /// - Returns: the table, or a sentence that says why there is none.
  static func told(
    byType type: String, has: (SentinelColumn) -> Bool
  ) -> Result<SentinelTable, ReadFailure> {
    // What the Log Analytics tools call the one result of a query says nothing of the table.
    let type = type == "PrimaryResult" ? "" : type
    if !type.isEmpty, SentinelTable(rawValue: type) == nil {
      return refuse(
        "the rows are of the table \(nameForMessage(type)), which the rule does not read")
    }
    if has(.appDisplayName), has(.resultType), has(.userPrincipalName) {
      return type == commonSecurityLog.rawValue
        ? refuse("the rows say CommonSecurityLog but have the columns of SigninLogs")
        : .success(SentinelTable(rawValue: type) ?? .signInLogs)
    }
    if has(.requestURL) || has(.destinationHostName) {
      return type.isEmpty || type == commonSecurityLog.rawValue
        ? .success(.commonSecurityLog)
        : refuse("the rows say \(type) but have the columns of CommonSecurityLog")
    }
    if !type.isEmpty, type != commonSecurityLog.rawValue {
      return refuse("\(type) needs the columns AppDisplayName, ResultType and UserPrincipalName")
    }
    return refuse(
      "the columns are neither CommonSecurityLog's (RequestURL or DestinationHostName) nor"
        + " SigninLogs' (AppDisplayName, ResultType, UserPrincipalName)")
  }

  private static func refuse(_ reason: String) -> Result<SentinelTable, ReadFailure> {
    .failure(ReadFailure(.notThisTable, reason))
  }

  /// A table's name comes from the log: only a plain, short word is repeated.
  private static func nameForMessage(_ type: String) -> String {
    let isPlain = type.utf8.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == 95 }
    return isPlain && type.utf8.count <= 64 ? type : "(an odd name)"
  }
}
