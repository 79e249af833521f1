import Events

/// The columns of the rule's union, in its order.
///
/// The union is outer: a column of the other branch is empty. `VendorQueried` is the host in the
/// first branch and the application in the second. The second branch sets both flags to false and
/// has no user agent.
enum HitColumn: String, CaseIterable {
  case timeGenerated = "TimeGenerated"
  case sourceIP = "SourceIP"
  case sourceUserName = "SourceUserName"
  case destinationHostName = "DestinationHostName"
  case requestURL = "RequestURL"
  case requestMethod = "RequestMethod"
  case userAgent = "UserAgent"
  case isAPICall = "IsAPICall"
  case isScriptedClient = "IsScriptedClient"
  case vendorQueried = "VendorQueried"
  case deviceVendor = "DeviceVendor"
  case deviceProduct = "DeviceProduct"
  case userPrincipalName = "UserPrincipalName"
  case appDisplayName = "AppDisplayName"
  case ipAddress = "IPAddress"
  case countryCode = "CountryCode"
  case signInRisk = "SignInRisk"
  case networkLocationDetails = "NetworkLocationDetails"
  case conditionalAccessStatus = "ConditionalAccessStatus"

  enum Cell {
    case time(Timestamp)
    case flag(Bool)
    case text(String)
  }

  /// What a hit has in this column.
  func cell(of hit: Hit) -> Cell {
    let event = hit.event
    let isProxy = event.channel == .proxy
    switch self {
    case .timeGenerated: return .time(event.time)
    case .isAPICall: return .flag(isProxy && hit.isAPICall)
    case .isScriptedClient: return .flag(isProxy && hit.isScriptedClient)
    case .vendorQueried: return .text(event.target)
    case .sourceIP: return .text(isProxy ? event.source : "")
    case .sourceUserName: return .text(isProxy ? event.user : "")
    case .destinationHostName: return .text(isProxy ? event.target : "")
    case .requestURL: return .text(isProxy ? event.url : "")
    case .requestMethod: return .text(isProxy ? event.method : "")
    case .userAgent: return .text(isProxy ? event.client : "")
    case .deviceVendor: return .text(isProxy ? event.deviceVendor : "")
    case .deviceProduct: return .text(isProxy ? event.deviceProduct : "")
    case .userPrincipalName: return .text(isProxy ? "" : event.user)
    case .appDisplayName: return .text(isProxy ? "" : event.target)
    case .ipAddress: return .text(isProxy ? "" : event.source)
    case .countryCode: return .text(isProxy ? "" : event.country)
    case .signInRisk: return .text(isProxy ? "" : event.risk)
    case .networkLocationDetails: return .text(isProxy ? "" : event.networkDetails)
    case .conditionalAccessStatus: return .text(isProxy ? "" : event.conditionalAccess)
    }
  }
}

/// Our own columns beside the rule's, by name.
enum HitAnnotation: String, CaseIterable {
  case entity
  case entityKind = "entity_kind"
  case lookalike
  case vendor

  func cell(of hit: Hit) -> HitColumn.Cell {
    switch self {
    case .entity: .text(hit.entity.id)
    case .entityKind: .text(hit.entity.kind.rawValue)
    case .lookalike: .flag(hit.isLookalike)
    case .vendor: .text(hit.event.vendor)
    }
  }
}

extension HitColumn.Cell {
  /// Appends the cell as a format writes it; texts go through the format's own escaping.
  func write(into output: inout [UInt8], text writeText: (String, inout [UInt8]) -> Void) {
    switch self {
    case .time(let time): writeText(time.description, &output)
    case .flag(let flag): output.append(contentsOf: (flag ? "true" : "false").utf8)
    case .text(let text): writeText(text, &output)
    }
  }
}
