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
  func write<H: WrittenHit>(of hit: H, isProxy: Bool, with writer: inout some CellWriter) {
    guard isFilled(isProxy: isProxy) else { return writer.text("") }
    switch self {
    case .timeGenerated: writer.time(hit.time)
    case .isAPICall: writer.flag(isProxy && hit.isAPICall)
    case .isScriptedClient: writer.flag(isProxy && hit.isScriptedClient)
    case .vendorQueried, .destinationHostName, .appDisplayName: writer.text(hit.target)
    case .sourceIP, .ipAddress: writer.text(hit.source)
    case .sourceUserName, .userPrincipalName: writer.text(hit.user)
    case .requestURL: writer.text(hit.url)
    case .requestMethod: writer.text(hit.method)
    case .userAgent: writer.text(hit.client)
    case .deviceVendor: writer.text(hit.deviceVendor)
    case .deviceProduct: writer.text(hit.deviceProduct)
    case .countryCode: writer.text(hit.country)
    case .signInRisk: writer.text(hit.risk)
    case .networkLocationDetails: writer.text(hit.networkDetails)
    case .conditionalAccessStatus: writer.text(hit.conditionalAccess)
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
  func write(of hit: some WrittenHit, with writer: inout some CellWriter) {
    switch self {
    case .entity: writer.text(hit.entity.id)
    case .entityKind: writer.text(hit.entity.kind.rawValue)
    case .lookalike: writer.flag(hit.isLookalike)
    case .vendor: writer.text(hit.vendor)
    }
  }
}

/// Writes cells as a format has them; every text goes through the format's own escaping.
protocol CellWriter {
  mutating func time(_ time: Timestamp)
  mutating func flag(_ flag: Bool)
  mutating func text(_ text: UnsafeBufferPointer<UInt8>)
}

extension CellWriter {
  @inline(__always)
  mutating func text(_ text: some WrittenText) { text.withBytes { self.text($0) } }
}
