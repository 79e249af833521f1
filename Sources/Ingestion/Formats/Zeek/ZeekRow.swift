import Events

/// The fields of Zeek's `http`, `ssl` and `dns` logs that matter, whichever way they were written.
struct ZeekRow {
  enum Field: Int, CaseIterable {
    case time, client, host, uri, method, agent, user, serverName, query

    /// The name in the log; where fields were renamed, dots are underscores.
    var names: [String] {
      switch self {
      case .time: ["ts"]
      case .client: ["id.orig_h", "id_orig_h"]
      case .host: ["host"]
      case .uri: ["uri"]
      case .method: ["method"]
      case .agent: ["user_agent"]
      case .user: ["username"]
      case .serverName: ["server_name"]
      case .query: ["query"]
      }
    }

    static func named(_ name: String) -> Field? { allCases.first { $0.names.contains(name) } }
  }

  /// The logs that tell of web access, or at least of a name that was asked for.
  enum Log: String {
    case http
    case ssl
    case dns
  }

  private var values = [String](repeating: "", count: Field.allCases.count)

  subscript(field: Field) -> String {
    get { values[field.rawValue] }
    set { values[field.rawValue] = newValue }
  }

  mutating func clear() {
    for index in values.indices { values[index] = "" }
  }

  /// The row of `CommonSecurityLog` that a proxy would have written; a lookup of the `dns` log.
  func event(of log: Log, times: TimeParser) -> ParsedRecord {
    guard !self[.time].isEmpty else { return .rejected(.missingTime, "the field ts is not set") }
    guard let time = times.instant(in: self[.time]) else {
      return .rejected(.unreadableTime, "the value of ts is in no known time format")
    }
    switch TimeSanity.checked(time) {
    case .failure(let failure): return .rejected(failure.reason, failure.detail)
    case .success(let time):
      var event = AccessEvent(time: time, channel: log == .dns ? .lookup : .proxy)
      event.source = self[.client]
      event.user = self[.user]
      event.client = self[.agent]
      event.method = self[.method]
      event.deviceVendor = "Zeek"
      event.deviceProduct = log.rawValue
      switch log {
      case .dns: event.target = self[.query]
      case .ssl: event.target = self[.serverName]
      case .http: fillAddress(of: &event)
      }
      return .event(event)
    }
  }

  private func fillAddress(of event: inout AccessEvent) {
    let uri = self[.uri]
    event.target = WebAddress.withoutPort(self[.host])
    if self[.method] == "CONNECT" {
      // A tunnel: the URI is `host:port`, and there is no URL.
      event.target = WebAddress.host(of: uri)
    } else if uri.contains("://") {
      event.url = uri
      if event.target.isEmpty { event.target = WebAddress.host(of: uri) }
    } else if !event.target.isEmpty {
      event.url = "http://\(self[.host])\(WebAddress.rooted(uri))"
    } else {
      event.url = uri
    }
  }
}
