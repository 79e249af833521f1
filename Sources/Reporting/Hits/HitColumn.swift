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

  /// Hands what a hit has in this column to a writer; an empty text where its branch has nothing.
  @inline(__always)
  func write(of hit: Hit, isProxy: Bool, with writer: inout some CellWriter) {
    guard isFilled(isProxy: isProxy) else { return writer.text("") }
    switch self {
    case .timeGenerated: writer.time(hit.event.time)
    case .isAPICall: writer.flag(isProxy && hit.isAPICall)
    case .isScriptedClient: writer.flag(isProxy && hit.isScriptedClient)
    case .vendorQueried, .destinationHostName, .appDisplayName: writer.text(hit.event.target)
    case .sourceIP, .ipAddress: writer.text(hit.event.source)
    case .sourceUserName, .userPrincipalName: writer.text(hit.event.user)
    case .requestURL: writer.text(hit.event.url)
    case .requestMethod: writer.text(hit.event.method)
    case .userAgent: writer.text(hit.event.client)
    case .deviceVendor: writer.text(hit.event.deviceVendor)
    case .deviceProduct: writer.text(hit.event.deviceProduct)
    case .countryCode: writer.text(hit.event.country)
    case .signInRisk: writer.text(hit.event.risk)
    case .networkLocationDetails: writer.text(hit.event.networkDetails)
    case .conditionalAccessStatus: writer.text(hit.event.conditionalAccess)
    }
  }
}

/// Our own columns beside the rule's, by name.
enum HitAnnotation: String, CaseIterable {
  case entity
  case entityKind = "entity_kind"
  case lookalike
  case vendor

  @inline(__always)
  func write(of hit: Hit, with writer: inout some CellWriter) {
    switch self {
    case .entity: writer.text(hit.entity.id)
    case .entityKind: writer.text(hit.entity.kind.rawValue)
    case .lookalike: writer.flag(hit.isLookalike)
    case .vendor: writer.text(hit.event.vendor)
    }
  }
}

/// Writes cells as a format has them; every text goes through the format's own escaping.
protocol CellWriter {
  mutating func time(_ time: Timestamp)
  mutating func flag(_ flag: Bool)
  mutating func text(_ text: String)
}

extension Hit {
  /// The bytes of all texts that are written, each as often as it is, and of the time.
  var textLength: Int {
    let request = event.url.utf8.count + event.client.utf8.count + event.method.utf8.count
    let device = event.deviceVendor.utf8.count + event.deviceProduct.utf8.count
    let signIn =
      event.country.utf8.count + event.risk.utf8.count + event.networkDetails.utf8.count
      + event.conditionalAccess.utf8.count
    let actor = event.user.utf8.count + event.source.utf8.count + entity.id.utf8.count
    let fixed = Timestamp.longestDescription + entity.kind.rawValue.utf8.count
    return request + device + signIn + actor + fixed + 2 * event.target.utf8.count
      + event.vendor.utf8.count
  }
}
