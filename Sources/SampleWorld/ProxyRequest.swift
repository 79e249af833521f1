import Events

/// One request through the web gateway.
struct ProxyRequest {
  var time: Timestamp
  var source: String
  /// `nil` where the gateway did not ask for a name.
  var user: String?
  var host: String
  /// Path and query.
  var path: String
  var method = "GET"
  var client: String
  var bytesOut = 512
  var bytesIn = 4096

  /// CEF in an RFC 3164 syslog line.
  var row: LogRow {
    LogRow(
      time: time, source: .proxy, entity: user ?? source,
      text: "<134>\(TimeText.syslog(time)) proxy-01 \(cef(receiptTime: true))")
  }

  /// The CEF message alone; `receiptTime` says whether it carries `rt`.
  func cef(receiptTime: Bool) -> String {
    var fields = receiptTime ? [("rt", String(time.ticks / 10_000))] : []
    fields.append(("src", source))
    if let user { fields.append(("suser", user)) }
    fields += [
      ("dhost", host), ("request", "https://\(host)\(path)"), ("requestMethod", method),
      ("requestClientApplication", client), ("act", "allowed"), ("out", String(bytesOut)),
      ("in", String(bytesIn)),
    ]
    return "CEF:0|Example|WebGateway|4.2|web|allowed|3|"
      + fields.map { "\($0.0)=\(Self.escaped($0.1))" }.joined(separator: " ")
  }

  /// A CEF extension value: `\` as `\\`, `=` as `\=`, line ends as `\r` and `\n`.
  static func escaped(_ value: String) -> String {
    var text = ""
    for character in value.unicodeScalars {
      switch character {
      case "\\": text += "\\\\"
      case "=": text += "\\="
      case "\r": text += "\\r"
      case "\n": text += "\\n"
      default: text.unicodeScalars.append(character)
      }
    }
    return text
  }
}
