/// Zeek's `http` log as text.
struct BenchZeekTSV: BenchFormat {
  let name = "zeek-tsv"

  private static let header = """
    #separator \\x09
    #set_separator\t,
    #empty_field\t(empty)
    #unset_field\t-
    #path\thttp
    #fields\tts\tuid\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\ttrans_depth\tmethod\thost\turi\t\
    referrer\tversion\tuser_agent\torigin\trequest_body_len\tresponse_body_len\tstatus_code\t\
    status_msg\ttags\tusername\tresp_mime_types

    """

  let frame = BenchFrame.lines(header: header)

  func row(_ access: BenchAccess) -> String {
    [
      "%epoch%.%milli%000", "C%serial%bcdfghjk", access.address, "50114", access.hostAddress, "80",
      "1", access.method, access.host, access.path, "-", "1.1", access.client, "-",
      "\(access.bytesOut)", "\(access.bytesIn)", "200", "OK", "(empty)", access.account,
      "text/html",
    ].joined(separator: "\t")
  }
}

/// PAN-OS's URL filtering log (THREAT, url), with all the cells of version 10.
struct BenchPaloAlto: BenchFormat {
  let name = "paloalto"

  func row(_ access: BenchAccess) -> String {
    let time = "%slash-date% %time%"
    let before = [
      "1", time, "007200000001", "THREAT", "url", "2561", time, access.address, access.hostAddress,
      "198.51.100.7", access.hostAddress, "allow-web", access.user, "", "web-browsing", "vsys1",
      "trust", "untrust", "ethernet1/2", "ethernet1/1", "forward", time, "%serial%", "1", "50114",
      "443", "21114", "443", "0x80f000", "tcp", "alert",
    ]
    let behind = [
      "(9999)", "business-and-economy", "informational", "client-to-server", "70%serial%", "0x0",
      "10.0.0.0-10.255.255.255", "United States", "", "text/html", "0", "", "", "1",
      "\"\(access.client)\"", "", "", "", "", "", "", "", "0", "0", "0", "0", "", "fw-01", "", "",
      "", access.method.lowercased(), "0", "", "0", "", "N/A", "unknown", "AppThreat-0-0", "0x0",
      "0", "4294967295",
    ]
    let url = "\"\(access.host)\(access.path)\""
    return "<14>%month-day% %time% fw-01 " + (before + [url] + behind).joined(separator: ",")
  }
}

/// Sign-ins as the Entra portal downloads them; the rule returns none, for there is no risk.
struct BenchEntraCSV: BenchFormat {
  let name = "entra-csv"
  let hasHits = false
  let frame = BenchFrame.lines(
    header: "\u{FEFF}Date (UTC),Request ID,User agent,Correlation ID,User ID,User,Username,"
      + "User type,Cross tenant access type,Application,Application ID,Resource,IP address,"
      + "Location,Status,Sign-in error code,Failure reason,Client app,Device ID,Browser,"
      + "Operating System,Compliant,Managed,Join Type,Multifactor authentication result,"
      + "Authentication requirement,Sign-in identifier,Conditional Access\n")

  func row(_ access: BenchAccess) -> String {
    let identifier = "%serial%-0000-4000-8000-0000%serial%"
    return [
      "%date%T%time%Z", identifier, "\"\(access.client)\"", identifier, identifier,
      "User \(access.account)", access.user, "Member", "none", access.app, identifier,
      "Microsoft Graph", access.address, "\"Berlin, Berlin, DE\"", "Success", "", "Other.",
      "Browser", "", "Chrome 141.0.0", "Windows 10", "true", "true", "Azure AD joined",
      "MFA requirement satisfied by claim in the token", "multiFactorAuthentication", access.user,
      "Success",
    ].joined(separator: ",")
  }
}

/// `CommonSecurityLog` as CSV.
struct BenchSentinelCSV: BenchFormat {
  let name = "sentinel-csv"
  let frame = BenchFrame.lines(
    header: "TimeGenerated,DeviceVendor,DeviceProduct,DeviceVersion,Activity,LogSeverity,"
      + "DeviceAction,SourceIP,SourceUserName,DestinationHostName,DestinationIP,RequestURL,"
      + "RequestMethod,RequestClientApplication,SentBytes,ReceivedBytes,Computer,Type\n")

  func row(_ access: BenchAccess) -> String {
    [
      "%date%T%time%.%milli%0000Z", "Example", "WebGateway", "4.2", "web", "3", "allowed",
      access.address, access.user, access.host, access.hostAddress, access.url, access.method,
      "\"\(access.client)\"", "\(access.bytesOut)", "\(access.bytesIn)", "proxy-01",
      "CommonSecurityLog",
    ].joined(separator: ",")
  }
}
