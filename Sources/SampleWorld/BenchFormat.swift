/// The formats in which a large log can be written.
package enum BenchFormat: String, Sendable, CaseIterable {
  case cef
  case signInNDJSON = "signin-ndjson"
  case commonSecurityLogCSV = "csl-csv"

  /// The first line, where the format has one.
  var header: String? {
    self == .commonSecurityLogCSV
      ? "TimeGenerated,DeviceVendor,DeviceProduct,DeviceAction,SourceIP,SourceUserName,"
        + "DestinationHostName,RequestURL,RequestMethod,RequestClientApplication,SentBytes,"
        + "ReceivedBytes,Type\n"
      : nil
  }

  /// The length of a line in bytes.
  var lineLength: Int { 570 }

  /// Lines of ordinary traffic, one for each of 500 users.
  func ordinaryLines() -> [BenchLine] {
    (0..<500).map { index in
      let site = Site.ordinary[index % Site.ordinary.count]
      return line(
        user: index, site: site.host, path: "/page/%serial%?ref=",
        app: ["Corp Mail", "Corp Documents", "Example Payroll"][index % 3], risk: "none")
    }
  }

  /// Lines that the base rule returns, vendor after vendor.
  func intelligenceLines() -> [BenchLine] {
    let targets = self == .signInNDJSON ? Self.apps : Self.hosts
    return (0..<targets.count * 50).map { index in
      let target = targets[index % targets.count]
      return line(
        user: index * 61 % 500, site: target, path: "/lookup/%serial%?note=", app: target,
        risk: "medium")
    }
  }

  private func line(
    user: Int, site: String, path: String, app: String, risk: String
  ) -> BenchLine {
    let name = "user\(TimeText.padded(user, 3))@corp.example"
    let address = "10.20.\(user / 250).\(user % 250 + 2)"
    let url = "https://\(site)\(path)%fill%"
    let template =
      switch self {
      case .cef:
        "<134>%syslog% proxy-01 CEF:0|Example|WebGateway|4.2|web|allowed|3|rt=%millis% "
          + "src=\(address) suser=\(name) dhost=\(site) request=\(ProxyRequest.escaped(url)) "
          + "requestMethod=GET requestClientApplication=\(Client.chrome) act=allowed out=512 in=4096"
      case .signInNDJSON:
        #"{"AppDisplayName":"\#(app)","ConditionalAccessStatus":"success","#
          + #""CorrelationId":"%serial%%fill%","IPAddress":"\#(address)","#
          + #""LocationDetails":{"city":"Berlin","countryOrRegion":"DE"},"#
          + #""NetworkLocationDetails":"[]","ResultType":"0","#
          + #""RiskLevelDuringSignIn":"\#(risk)","TimeGenerated":"%iso%","Type":"SigninLogs","#
          + #""UserAgent":"\#(Client.chrome)","UserPrincipalName":"\#(name)"}"#
      case .commonSecurityLogCSV:
        "%iso%,Example,WebGateway,allowed,\(address),\(name),\(site),\(url),GET,"
          + "\"\(Client.chrome)\",512,4096,CommonSecurityLog"
      }
    return BenchLine(template: template, length: lineLength)
  }

  private static let hosts = [
    "www.recordedfuture.com", "api.recordedfuture.com", "www.virustotal.com", "api.virustotal.com",
    "www.shodan.io", "api.shodan.io", "falcon.crowdstrike.com", "www.threatconnect.com",
    "www.anomali.com", "advantage.mandiant.com", "exchange.xforce.ibmcloud.com",
    "talosintelligence.com", "otx.alienvault.com", "pulsedive.com", "www.greynoise.io",
    "api.greynoise.io", "urlhaus.abuse.ch", "threatfox.abuse.ch",
  ]

  private static let apps = [
    "Recorded Future", "CrowdStrike Falcon", "VirusTotal", "ThreatConnect", "Anomali ThreatStream",
    "Mandiant Advantage", "IBM X-Force Exchange", "Shodan",
  ]
}
