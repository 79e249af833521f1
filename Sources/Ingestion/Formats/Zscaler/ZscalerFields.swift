import Events

/// The fields of a Zscaler NSS web log that a row needs, under the names of its feeds.
struct ZscalerFields {
  enum Key: Int, CaseIterable {
    case time, source, user, host, url, method, client

    /// The names in Zscaler's published feeds, in the order of preference.
    var names: [String] {
      switch self {
      case .time: ["datetime", "time", "epochtime"]
      case .source: ["ClientIP", "cip", "clientpublicIP"]
      case .user: ["user", "login"]
      case .host: ["hostname", "host"]
      case .url: ["url"]
      case .method: ["requestmethod", "reqmethod"]
      case .client: ["useragent", "ua"]
      }
    }
  }

  /// Every name, with the field it is for.
  static let names = Key.allCases.flatMap { key in
    key.names.enumerated().map { (key: key, name: $1, preference: $0) }
  }

  private var values = [(text: String, preference: Int)](
    repeating: ("", .max), count: Key.allCases.count)

  /// Keeps a value given by its place in `names`, unless a preferred name had one.
  mutating func keep(_ value: ByteView, forName index: Int) {
    let (key, _, preference) = Self.names[index]
    let text = WebAddress.known(value.trimmed.string)
    guard !text.isEmpty, preference < values[key.rawValue].preference else { return }
    values[key.rawValue] = (text, preference)
  }

  subscript(key: Key) -> String { values[key.rawValue].text }

  /// Whether these are the fields of a web request.
  var isWeb: Bool { !self[.url].isEmpty || !self[.host].isEmpty }

  /// The row that Sentinel's connector would have made.
  func parsed(times: TimeParser) -> ParsedRecord {
    guard !self[.time].isEmpty else { return .rejected(.missingTime, "there is no datetime") }
    guard let time = times.instant(in: self[.time]) else {
      return .rejected(.unreadableTime, "the value of datetime is in no known time format")
    }
    switch TimeSanity.checked(time) {
    case .failure(let failure): return .rejected(failure.reason, failure.detail)
    case .success(let time): return .event(event(at: time))
    }
  }

  private func event(at time: Timestamp) -> AccessEvent {
    var event = AccessEvent(time: time, channel: .proxy)
    event.source = self[.source]
    event.user = self[.user]
    event.url = self[.url]
    event.target =
      self[.host].isEmpty ? WebAddress.host(of: event.url) : WebAddress.withoutPort(self[.host])
    event.method = self[.method]
    event.client = self[.client]
    event.deviceVendor = "Zscaler"
    event.deviceProduct = "NSSWeblog"
    return event
  }
}
