/// Zeek's `http` log as JSON.
struct BenchZeekJSON: BenchFormat {
  let name = "zeek-json"

  func row(_ access: BenchAccess) -> String {
    #"{"ts":%epoch%.%milli%000,"uid":"C%serial%bcdfghjk","id.orig_h":"\#(access.address)","#
      + #""id.orig_p":50114,"id.resp_h":"\#(access.hostAddress)","id.resp_p":80,"trans_depth":1,"#
      + #""method":"\#(access.method)","host":"\#(access.host)","uri":"\#(access.path)","#
      + #""version":"1.1","user_agent":"\#(access.client)","request_body_len":\#(access.bytesOut),"#
      + #""response_body_len":\#(access.bytesIn),"status_code":200,"status_msg":"OK","tags":[],"#
      + #""username":"\#(access.account)","resp_mime_types":["text/html"]}"#
  }
}

/// Zscaler's NSS web feed as JSON, below `event`.
struct BenchZscalerJSON: BenchFormat {
  let name = "zscaler-json"

  func row(_ access: BenchAccess) -> String {
    #"{"sourcetype":"zscalernss-web","event":{"datetime":"%date% %time%","reason":"Allowed","#
      + #""event_id":"%epoch%%serial%","protocol":"HTTPS","action":"Allowed","#
      + #""transactionsize":"\#(access.bytesOut + access.bytesIn)","#
      + #""responsesize":"\#(access.bytesIn)","requestsize":"\#(access.bytesOut)","#
      + #""urlcategory":"Professional Services","serverip":"\#(access.hostAddress)","#
      + #""requestmethod":"\#(access.method)","refererURL":"None","#
      + #""useragent":"\#(access.client)","product":"NSS","location":"Berlin","#
      + #""ClientIP":"\#(access.address)","status":"200","user":"\#(access.user)","#
      + #""url":"\#(access.host)\#(access.path)","vendor":"Zscaler","hostname":"\#(access.host)","#
      + #""clientpublicIP":"198.51.100.7","threatcategory":"None","department":"Finance"}}"#
  }
}

/// A web request in the Elastic Common Schema, nested.
struct BenchECS: BenchFormat {
  let name = "ecs-ndjson"

  func row(_ access: BenchAccess) -> String {
    #"{"@timestamp":"%date%T%time%.%milli%Z","ecs":{"version":"8.11.0"},"#
      + #""event":{"kind":"event","category":["web","network"],"type":["access"],"#
      + #""outcome":"success","id":"%serial%"},"#
      + #""observer":{"vendor":"Example","product":"WebGateway","type":"proxy"},"#
      + #""source":{"ip":"\#(access.address)","bytes":\#(access.bytesOut)},"#
      + #""destination":{"ip":"\#(access.hostAddress)","port":443,"domain":"\#(access.host)","#
      + #""bytes":\#(access.bytesIn)},"user":{"name":"\#(access.user)"},"#
      + #""url":{"full":"\#(access.url)","scheme":"https","domain":"\#(access.host)"},"#
      + #""http":{"request":{"method":"\#(access.method)"},"response":{"status_code":200}},"#
      + #""user_agent":{"original":"\#(access.client)"}}"#
  }
}

/// HTTP Activity of the Open Cybersecurity Schema Framework.
struct BenchOCSF: BenchFormat {
  let name = "ocsf-ndjson"

  func row(_ access: BenchAccess) -> String {
    #"{"activity_id":3,"category_uid":4,"class_uid":4002,"type_uid":400203,"severity_id":1,"#
      + #""time":%epoch%%milli%,"metadata":{"version":"1.3.0","uid":"%serial%","#
      + #""product":{"name":"WebGateway","vendor_name":"Example"}},"#
      + #""src_endpoint":{"ip":"\#(access.address)","port":50114},"#
      + #""dst_endpoint":{"ip":"\#(access.hostAddress)","port":443,"hostname":"\#(access.host)"},"#
      + #""actor":{"user":{"name":"\#(access.user)"}},"#
      + #""http_request":{"http_method":"\#(access.method)","user_agent":"\#(access.client)","#
      + #""url":{"url_string":"\#(access.url)","hostname":"\#(access.host)","port":443,"#
      + #""scheme":"https"}},"http_response":{"code":200,"length":\#(access.bytesIn)},"#
      + #""traffic":{"bytes_out":\#(access.bytesOut),"bytes_in":\#(access.bytesIn)}}"#
  }
}

/// `CommonSecurityLog` as a JSON list.
struct BenchSentinelJSON: BenchFormat {
  let name = "sentinel-json"
  let frame = BenchFrame.list()

  func row(_ access: BenchAccess) -> String {
    #"{"TimeGenerated":"%date%T%time%.%milli%0000Z","DeviceVendor":"Example","#
      + #""DeviceProduct":"WebGateway","DeviceVersion":"4.2","Activity":"web","LogSeverity":"3","#
      + #""DeviceAction":"allowed","SourceIP":"\#(access.address)","#
      + #""SourceUserName":"\#(access.user)","DestinationHostName":"\#(access.host)","#
      + #""DestinationIP":"\#(access.hostAddress)","RequestURL":"\#(access.url)","#
      + #""RequestMethod":"\#(access.method)","RequestClientApplication":"\#(access.client)","#
      + #""SentBytes":\#(access.bytesOut),"ReceivedBytes":\#(access.bytesIn),"#
      + #""Computer":"proxy-01","Type":"CommonSecurityLog"}"#
  }
}
