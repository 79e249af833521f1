/// One row of a log: a proxy request or a sign-in, which the base rule reads, or weaker evidence of the
/// same.
///
/// The fields are the columns of Sentinel's `CommonSecurityLog` and `SigninLogs` under names that
/// serve both. A string that the log does not have is empty, as in Kusto.
package struct AccessEvent: Hashable, Sendable {
  /// Which kind of log the row comes from: one of the rule's two tables, or one that the rule does not
  /// read and that is remembered beside them.
  package enum Channel: UInt8, Sendable, CaseIterable {
    /// `CommonSecurityLog`: a proxy's or firewall's row.
    case proxy = 0
    /// `SigninLogs`: a sign-in to an application.
    case signIn = 1
    /// A DNS query: somebody asked for the name, no more. Never a hit.
    case lookup = 2
    /// `AADNonInteractiveUserSignInLogs`: a client signed in again for its user. Never a hit.
    case backgroundSignIn = 3

    /// Whether it is something that the entity did, and not only a trace of it.
    package var isAct: Bool { self == .proxy || self == .signIn }
  }

  /// `TimeGenerated`.
  package var time: Timestamp
  package var channel: Channel
  /// `SourceUserName`, or `UserPrincipalName`; as logged.
  package var user = ""
  /// `SourceIP`, or `IPAddress`.
  package var source = ""
  /// `DestinationHostName`, or `AppDisplayName`.
  package var target = ""
  /// `RequestURL`; secrets in it are replaced before it is kept or shown.
  package var url = ""
  /// `RequestMethod`.
  package var method = ""
  /// `RequestClientApplication` (the rule's `UserAgent`), or a sign-in's `UserAgent`.
  package var client = ""
  /// `DeviceVendor`; empty for sign-ins.
  package var deviceVendor = ""
  /// `DeviceProduct`; empty for sign-ins.
  package var deviceProduct = ""
  /// `LocationDetails.countryOrRegion`; empty for proxy rows.
  package var country = ""
  /// `RiskLevelDuringSignIn`.
  package var risk = ""
  /// `NetworkLocationDetails` as JSON text.
  package var networkDetails = ""
  /// `ConditionalAccessStatus`.
  package var conditionalAccess = ""
  /// `ResultType` as text; `"0"` is success.
  package var resultType = ""
  /// The canonical vendor, once Detection has named it; empty before.
  package var vendor = ""
}

extension AccessEvent {
  package init(time: Timestamp, channel: Channel) {
    self.init(time: time, channel: channel, user: "")
  }

  /// A proxy's row, made in one go: by the memberwise initialiser, which copies no text.
  package init(
    proxyRowAt time: Timestamp, user: String, source: String, target: String, url: String,
    method: String, client: String, deviceVendor: String, deviceProduct: String
  ) {
    self.init(
      time: time, channel: .proxy, user: user, source: source, target: target, url: url,
      method: method, client: client, deviceVendor: deviceVendor, deviceProduct: deviceProduct)
  }
}
