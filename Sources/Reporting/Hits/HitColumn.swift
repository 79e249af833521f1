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

  /// Whether rows of the rule's branch for proxies, or of the one for sign-ins, have anything here.
  func isFilled(isProxy: Bool) -> Bool {
    switch self {
    case .timeGenerated, .isAPICall, .isScriptedClient, .vendorQueried: true
    case .sourceIP, .sourceUserName, .destinationHostName, .requestURL, .requestMethod, .userAgent,
      .deviceVendor, .deviceProduct:
      isProxy
    case .userPrincipalName, .appDisplayName, .ipAddress, .countryCode, .signInRisk,
      .networkLocationDetails, .conditionalAccessStatus:
      !isProxy
    }
  }

  /// What a hit has in this column.
  func cell(of hit: Hit) -> Cell {
    let event = hit.event
    let isProxy = event.channel == .proxy
    guard isFilled(isProxy: isProxy) else { return .text("") }
    switch self {
    case .timeGenerated: return .time(event.time)
    case .isAPICall: return .flag(isProxy && hit.isAPICall)
    case .isScriptedClient: return .flag(isProxy && hit.isScriptedClient)
    case .vendorQueried, .destinationHostName, .appDisplayName: return .text(event.target)
    case .sourceIP, .ipAddress: return .text(event.source)
    case .sourceUserName, .userPrincipalName: return .text(event.user)
    case .requestURL: return .text(event.url)
    case .requestMethod: return .text(event.method)
    case .userAgent: return .text(event.client)
    case .deviceVendor: return .text(event.deviceVendor)
    case .deviceProduct: return .text(event.deviceProduct)
    case .countryCode: return .text(event.country)
    case .signInRisk: return .text(event.risk)
    case .networkLocationDetails: return .text(event.networkDetails)
    case .conditionalAccessStatus: return .text(event.conditionalAccess)
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
