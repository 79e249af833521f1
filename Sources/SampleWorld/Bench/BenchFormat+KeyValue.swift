/// FortiGate's web filter log.
struct BenchFortiGate: BenchFormat {
  let name = "fortigate"

  func row(_ access: BenchAccess) -> String {
    "date=%date% time=%time% devname=\"fw-01\" devid=\"FG100F0000000001\" "
      + "eventtime=%epoch%%milli%000000 tz=\"+0000\" logid=\"0317013312\" type=\"utm\" "
      + "subtype=\"webfilter\" eventtype=\"ftgd_allow\" level=\"notice\" vd=\"root\" policyid=7 "
      + "sessionid=%serial% user=\"\(access.user)\" srcip=\(access.address) srcport=50114 "
      + "srcintf=\"port2\" srcintfrole=\"lan\" dstip=\(access.hostAddress) dstport=443 "
      + "dstintf=\"wan1\" dstintfrole=\"wan\" proto=6 httpmethod=\"\(access.method)\" "
      + "service=\"HTTPS\" hostname=\"\(access.host)\" agent=\"\(access.client)\" "
      + "profile=\"default\" action=\"passthrough\" reqtype=\"direct\" url=\"\(access.url)\" "
      + "sentbyte=\(access.bytesOut) rcvdbyte=\(access.bytesIn) direction=\"outgoing\" "
      + "msg=\"URL belongs to an allowed category in policy\" cat=52 catdesc=\"Business\""
  }
}

/// Zscaler's NSS web feed, `key=value` between tabs.
struct BenchZscalerTab: BenchFormat {
  let name = "zscaler-tab"

  func row(_ access: BenchAccess) -> String {
    [
      "%date% %time%", "reason=Allowed", "event_id=%epoch%%serial%", "protocol=HTTPS",
      "action=Allowed", "transactionsize=\(access.bytesOut + access.bytesIn)",
      "responsesize=\(access.bytesIn)", "requestsize=\(access.bytesOut)",
      "urlcategory=Professional Services", "serverip=\(access.hostAddress)",
      "requestmethod=\(access.method)", "refererURL=None", "useragent=\(access.client)",
      "product=NSS", "location=Berlin", "ClientIP=\(access.address)", "status=200",
      "user=\(access.user)", "url=\(access.host)\(access.path)", "vendor=Zscaler",
      "hostname=\(access.host)", "clientpublicIP=198.51.100.7", "threatcategory=None",
      "fileclass=None", "appname=General Browsing", "pagerisk=0", "department=Finance",
      "urlsupercategory=Business", "urlclass=Business Use", "devicehostname=pc-\(access.account)",
    ].joined(separator: "\t")
  }
}

/// ProxySG's fields as pairs behind a syslog header.
struct BenchBlueCoatPairs: BenchFormat {
  let name = "bluecoat-pairs"

  func row(_ access: BenchAccess) -> String {
    "<134>1 %date%T%time%.%milli%Z proxy-01 bluecoat - - - c-ip=\(access.address) "
      + "cs-bytes=\(access.bytesOut) cs-host=\(access.host) cs-method=\(access.method) "
      + "cs-uri-path=\(access.path) cs-uri-port=443 cs-uri-scheme=https "
      + "cs-User-Agent=\"\(access.client)\" cs-username=\(access.account) s-action=TCP_MISS "
      + "sc-bytes=\(access.bytesIn) sc-status=200 time-taken=42"
  }
}
