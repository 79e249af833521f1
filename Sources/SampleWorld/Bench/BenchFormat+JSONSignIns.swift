extension BenchAccess {
  /// An identifier of the directory's shape, other from row to row.
  fileprivate static let identifier = "%serial%-0000-4000-8000-0000%serial%"
}

/// A page of Microsoft Graph's sign-ins, as long as the log.
struct BenchEntraSignIns: BenchFormat {
  let name = "entra-signins"
  let frame = BenchFrame.list(
    opening: #"{"@odata.context":"https://graph.example/v1.0/$metadata#signIns","value":["#,
    closing: "]}")

  func row(_ access: BenchAccess) -> String {
    #"{"id":"\#(BenchAccess.identifier)","createdDateTime":"%date%T%time%Z","#
      + #""userDisplayName":"User \#(access.account)","userPrincipalName":"\#(access.user)","#
      + #""userId":"\#(BenchAccess.identifier)","appId":"\#(BenchAccess.identifier)","#
      + #""appDisplayName":"\#(access.app)","ipAddress":"\#(access.address)","#
      + #""clientAppUsed":"Browser","correlationId":"\#(BenchAccess.identifier)","#
      + #""conditionalAccessStatus":"success","isInteractive":true,"riskDetail":"none","#
      + #""riskLevelAggregated":"none","riskLevelDuringSignIn":"\#(access.risk)","#
      + #""riskState":"none","riskEventTypes":[],"resourceDisplayName":"Microsoft Graph","#
      + #""userAgent":"\#(access.client)","#
      + #""status":{"errorCode":0,"failureReason":"Other.","additionalDetails":null},"#
      + #""deviceDetail":{"deviceId":"","operatingSystem":"Windows 10","isManaged":true},"#
      + #""location":{"city":"Berlin","state":"Berlin","countryOrRegion":"DE","#
      + #""geoCoordinates":{"latitude":52.5,"longitude":13.4}},"networkLocationDetails":[]}"#
  }
}

/// `SigninLogs` as the Log Analytics query API answers.
struct BenchLogAnalytics: BenchFormat {
  let name = "log-analytics"
  let frame = BenchFrame.list(
    opening: #"{"tables":[{"name":"PrimaryResult","columns":["#
      + columns.map { #"{"name":"\#($0)","type":"string"}"# }.joined(separator: ",")
      + #"],"rows":["#,
    closing: "]}]}")

  private static let columns = [
    "TimeGenerated", "UserPrincipalName", "AppDisplayName", "IPAddress", "LocationDetails",
    "RiskLevelDuringSignIn", "NetworkLocationDetails", "ConditionalAccessStatus", "ResultType",
    "UserAgent", "CorrelationId", "Type",
  ]

  func row(_ access: BenchAccess) -> String {
    #"["%date%T%time%.%milli%Z","\#(access.user)","\#(access.app)","\#(access.address)","#
      + #""{\"city\":\"Berlin\",\"countryOrRegion\":\"DE\"}","\#(access.risk)","[]","success","0","#
      + #""\#(access.client)","\#(BenchAccess.identifier)","SigninLogs"]"#
  }
}

/// `SigninLogs`, one JSON object a line.
struct BenchSentinelNDJSON: BenchFormat {
  let name = "sentinel-ndjson"

  func row(_ access: BenchAccess) -> String {
    #"{"AppDisplayName":"\#(access.app)","ConditionalAccessStatus":"success","#
      + #""CorrelationId":"\#(BenchAccess.identifier)","IPAddress":"\#(access.address)","#
      + #""LocationDetails":{"city":"Berlin","countryOrRegion":"DE"},"#
      + #""NetworkLocationDetails":"[]","ResourceDisplayName":"Microsoft Graph","ResultType":"0","#
      + #""RiskLevelDuringSignIn":"\#(access.risk)","#
      + #""TimeGenerated":"%date%T%time%.%milli%0000Z","Type":"SigninLogs","#
      + #""UserAgent":"\#(access.client)","UserPrincipalName":"\#(access.user)"}"#
  }
}
