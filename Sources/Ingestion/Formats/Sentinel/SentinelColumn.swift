/// The columns of Sentinel's two tables that the rule reads or that tell the tables apart.
enum SentinelColumn: Int, CaseIterable {
  case timeGenerated, createdDateTime, type, tableName
  case sourceIP, sourceUserName, destinationHostName, requestURL, requestMethod
  case requestClientApplication, userAgent, deviceVendor, deviceProduct, additionalExtensions
  case userPrincipalName, appDisplayName, ipAddress, locationDetails, riskLevelDuringSignIn
  case networkLocationDetails, conditionalAccessStatus, resultType, isInteractive

  /// The name in the table.
  var name: String {
    switch self {
    case .timeGenerated: "TimeGenerated"
    case .createdDateTime: "CreatedDateTime"
    case .type: "Type"
    case .tableName: "TableName"
    case .sourceIP: "SourceIP"
    case .sourceUserName: "SourceUserName"
    case .destinationHostName: "DestinationHostName"
    case .requestURL: "RequestURL"
    case .requestMethod: "RequestMethod"
    case .requestClientApplication: "RequestClientApplication"
    case .userAgent: "UserAgent"
    case .deviceVendor: "DeviceVendor"
    case .deviceProduct: "DeviceProduct"
    case .additionalExtensions: "AdditionalExtensions"
    case .userPrincipalName: "UserPrincipalName"
    case .appDisplayName: "AppDisplayName"
    case .ipAddress: "IPAddress"
    case .locationDetails: "LocationDetails"
    case .riskLevelDuringSignIn: "RiskLevelDuringSignIn"
    case .networkLocationDetails: "NetworkLocationDetails"
    case .conditionalAccessStatus: "ConditionalAccessStatus"
    case .resultType: "ResultType"
    case .isInteractive: "IsInteractive"
    }
  }

  /// The names under which an export may write the column: the portal adds the zone of a time and,
  /// where a column had two types, the type.
  var exportedNames: [String] {
    switch self {
    case .timeGenerated, .createdDateTime: [name, name + " [UTC]"]
    default: [name, name + "_dynamic", name + "_string"]
    }
  }

  private static let byExportedName: [String: (column: SentinelColumn, preference: Int)] = {
    var table: [String: (SentinelColumn, Int)] = [:]
    for column in allCases {
      for (preference, name) in column.exportedNames.enumerated() {
        table[name] = (column, preference)
      }
    }
    return table
  }()

  /// The column that an exported name stands for; of several for one column, the one with the lowest
  /// preference number is the column's own.
  static func named(_ name: String) -> (column: SentinelColumn, preference: Int)? {
    byExportedName[name]
  }
}
