import Events

/// The fields of the W3C extended log format that matter, whichever way a proxy wrote them.
struct ProxyRow {
  enum Field: Int, CaseIterable {
    case date, time, timestamp, client, user, method, url, scheme, host, port, path, query, agent

    /// The names of the W3C's draft and of ProxySG's custom formats.
    var names: [StaticString] {
      switch self {
      case .date: ["date"]
      case .time: ["time"]
      case .timestamp: ["gmttime", "localtime", "timestamp", "x-timestamp", "x-timestamp-unix"]
      case .client: ["c-ip"]
      case .user: ["cs-username", "cs-user", "cs-userdn"]
      case .method: ["cs-method"]
      case .url: ["cs-uri", "c-uri", "c-url"]
      case .scheme: ["cs-uri-scheme"]
      case .host: ["cs-host", "cs-uri-host", "c-uri-host"]
      case .port: ["cs-uri-port", "c-uri-port"]
      case .path: ["cs-uri-path", "cs-uri-stem", "c-uri-path"]
      case .query: ["cs-uri-query", "c-uri-query"]
      case .agent: ["cs(User-Agent)", "cs-User-Agent", "cs(user-agent)"]
      }
    }

    private static let all = allCases.flatMap { field in field.names.map { (field, $0) } }

    static func named(_ name: ByteView) -> Field? { all.first { name.equals($0.1) }?.0 }
  }

  /// Which device wrote the log.
  struct Device: Hashable {
    var vendor: String
    var product: String

    static let proxySG = Device(vendor: "Blue Coat", product: "Proxy SG")

    private init(vendor: String, product: String) {
      self.vendor = vendor
      self.product = product
    }

    /// From a `#Software` line; SGOS is ProxySG's system.
    init(software: String) {
      let words = software.split(separator: " ", maxSplits: 1).map(String.init)
      self =
        software.contains("SGOS") || words.isEmpty
        ? .proxySG : Device(vendor: words[0], product: words.count > 1 ? words[1] : "")
    }
  }

  private var values = [String](repeating: "", count: Field.allCases.count)

  private subscript(field: Field) -> String { values[field.rawValue] }

  mutating func clear() {
    for index in values.indices { values[index] = "" }
  }

  /// Keeps the first value of a field that is one.
  mutating func fill(_ field: Field, _ cell: ByteView) {
    guard values[field.rawValue].isEmpty, !cell.equals("-") else { return }
    let text = cell.string
    values[field.rawValue] =
      cell.firstIndex(of: ASCII.quote) == nil ? text : text.replacing("\"\"", with: "\"")
  }

  /// The `CommonSecurityLog` row that Sentinel's connector makes of it.
  ///
  /// - Parameter fallback: the time of the line's envelope, for rows that have none.
  func event(
    of device: Device, times: TimeParser, fallback: Timestamp?
  ) -> ParsedRecord {
    switch instant(times: times, fallback: fallback) {
    case .failure(let failure): return .rejected(failure.reason, failure.detail)
    case .success(let time):
      var event = AccessEvent(time: time, channel: .proxy)
      event.source = self[.client]
      event.user = self[.user]
      event.method = self[.method]
      event.client = self[.agent]
      event.url = url
      event.target = WebAddress.withoutPort(self[.host])
      if event.target.isEmpty { event.target = WebAddress.host(of: self[.url]) }
      event.deviceVendor = device.vendor
      event.deviceProduct = device.product
      return .event(event)
    }
  }

  /// By the draft, date and time are UTC whatever the reader's zone is.
  private func instant(times: TimeParser, fallback: Timestamp?) -> Result<Timestamp, ReadFailure> {
    let isSplit = !self[.date].isEmpty && !self[.time].isEmpty
    let text = isSplit ? "\(self[.date])T\(self[.time])" : self[.timestamp]
    if text.isEmpty {
      return fallback.map { TimeSanity.checked($0) }
        ?? .failure(ReadFailure(.missingTime, "there is neither date and time nor a timestamp"))
    }
    let parser = isSplit ? TimeParser(reference: times.reference) : times
    guard let time = parser.instant(in: text) else {
      return .failure(ReadFailure(.unreadableTime, "the date and time are in no known format"))
    }
    return TimeSanity.checked(time)
  }

  /// Whole as logged, else put together from its parts; empty for a tunnel.
  private var url: String {
    let scheme = self[.scheme].lowercased()
    let isTunnel = self[.method] == "CONNECT" || ["tcp", "ssl", "tunnel"].contains(scheme)
    if isTunnel { return "" }
    if self[.url].contains("://") { return self[.url] }
    guard !self[.host].isEmpty else { return self[.url] }
    let standard = scheme == "https" ? "443" : "80"
    let port = self[.port].isEmpty || self[.port] == standard ? "" : ":\(self[.port])"
    let mark = self[.query].isEmpty || self[.query].hasPrefix("?") ? "" : "?"
    let start = scheme.isEmpty ? "http" : scheme
    let path = WebAddress.rooted(self[.path])
    return "\(start)://\(self[.host])\(port)\(path)\(mark)\(self[.query])"
  }
}
