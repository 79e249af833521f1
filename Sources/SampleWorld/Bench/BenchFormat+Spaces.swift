/// CEF of a web gateway behind an RFC 3164 header.
struct BenchCEF: BenchFormat {
  let name = "cef"

  func row(_ access: BenchAccess) -> String {
    "<134>%month-day% %time% proxy-01 CEF:0|Example|WebGateway|4.2|web|allowed|3|"
      + "rt=%epoch%%milli% src=\(access.address) suser=\(access.user) dhost=\(access.host) "
      + "dst=\(access.hostAddress) request=\(ProxyRequest.escaped(access.url)) "
      + "requestMethod=\(access.method) requestClientApplication=\(access.client) act=allowed "
      + "out=\(access.bytesOut) in=\(access.bytesIn)"
  }
}

/// The same with the length of each message before it and no line ends.
struct BenchCEFOctets: BenchFormat {
  let name = "cef-octets"
  let frame = BenchFrame.stream

  func row(_ access: BenchAccess) -> String {
    let message = BenchCEF().row(access)
    return "\(BenchLine(template: message).bytes.count) \(message)"
  }
}

/// Squid's native log, where the proxy looks into TLS and so knows whole URLs.
struct BenchSquid: BenchFormat {
  let name = "squid"

  func row(_ access: BenchAccess) -> String {
    "%epoch%.%milli%    138 \(access.address) TCP_MISS/200 \(access.bytesIn) \(access.method) "
      + "\(access.url) \(access.account) HIER_DIRECT/\(access.hostAddress) text/html"
  }
}

/// Squid's log in the combined form.
struct BenchSquidCombined: BenchFormat {
  let name = "squid-combined"

  func row(_ access: BenchAccess) -> String {
    "\(access.address) - \(access.account) [%common-date%:%time% +0000] "
      + "\"\(access.method) \(access.url) HTTP/1.1\" 200 \(access.bytesIn) \"-\" "
      + "\"\(access.client)\" TCP_MISS:HIER_DIRECT"
  }
}

/// ProxySG's access log with a header line.
struct BenchW3C: BenchFormat {
  let name = "w3c-elff"
  let frame = BenchFrame.lines(
    header: "#Software: SGOS 6.7.5.3\n#Fields: date time time-taken c-ip cs-username cs-method "
      + "cs-uri-scheme cs-host cs-uri-port cs-uri-path cs(User-Agent) sc-status sc-bytes cs-bytes\n"
  )

  func row(_ access: BenchAccess) -> String {
    "%date% %time% 42 \(access.address) \(access.account) \(access.method) https \(access.host) 443 "
      + "\(access.path) \"\(access.client)\" 200 \(access.bytesIn) \(access.bytesOut)"
  }
}
