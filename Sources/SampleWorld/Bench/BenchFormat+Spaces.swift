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

/// Squid's native log, where the proxy looks into TLS and so knows whole URLs.
struct BenchSquid: BenchFormat {
  let name = "squid"

  func row(_ access: BenchAccess) -> String {
    "%epoch%.%milli%    138 \(access.address) TCP_MISS/200 \(access.bytesIn) \(access.method) "
      + "\(access.url) \(access.account) HIER_DIRECT/\(access.hostAddress) text/html"
  }
}
