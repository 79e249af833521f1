import Events

/// The fields of a FortiGate log line that a web row needs.
struct FortiGateFields {
  enum Key: Int, CaseIterable {
    case type, subtype, logID, date, time, zone, eventTime
    case source, user, host, destinationName, url, method, client, service, port

    /// The names in the order of preference; FortiOS 4 wrote `src` and `log_id`.
    var names: [StaticString] {
      switch self {
      case .type: ["type"]
      case .subtype: ["subtype"]
      case .logID: ["logid", "log_id"]
      case .date: ["date"]
      case .time: ["time"]
      case .zone: ["tz"]
      case .eventTime: ["eventtime"]
      case .source: ["srcip", "src"]
      case .user: ["user"]
      case .host: ["hostname"]
      case .destinationName: ["dstname"]
      case .url: ["url"]
      // `method` tells how the category was found (`domain`, `ip`), not what was requested.
      case .method: ["httpmethod"]
      case .client: ["agent"]
      case .service: ["service"]
      case .port: ["dstport", "dst_port"]
      }
    }
  }

  private static let names = Key.allCases.flatMap { key in key.names.map { (key, $0) } }

  private var values = [ByteView](repeating: .empty, count: Key.allCases.count)

  init(_ line: ByteView) {
    KeyValuePairs(line, separator: Self.separator(of: line)).forEachPair { key, value in
      for (known, name) in Self.names where key.equals(name) {
        if values[known.rawValue].isEmpty { values[known.rawValue] = value }
        break
      }
    }
  }

  /// Whether the line has what every FortiGate log has.
  var isComplete: Bool {
    [Key.type, .subtype, .logID].allSatisfy { !values[$0.rawValue].isEmpty }
  }

  func text(_ key: Key) -> String { WebAddress.known(values[key.rawValue].string) }

  /// The URL as a browser shows it: the log has the path and, elsewhere, the host and the service.
  var url: String {
    let url = text(.url)
    guard !url.isEmpty, url.firstRange(of: "://") == nil else { return url }
    let host = text(.host)
    guard !host.isEmpty else { return url }
    return "\(scheme)://\(host)\(WebAddress.rooted(url))"
  }

  private var scheme: String {
    switch text(.service).uppercased() {
    case "HTTPS", "SSL": "https"
    case "HTTP": "http"
    default: ["443", "8443"].contains(text(.port)) ? "https" : "http"
    }
  }

  /// The host that the row is about, without its port.
  var target: String {
    for candidate in [text(.host), text(.destinationName)] where !candidate.isEmpty {
      return WebAddress.withoutPort(candidate)
    }
    return url.firstRange(of: "://") == nil ? "" : WebAddress.host(of: url)
  }

  /// `eventtime` is an instant; `date` and `time` are the device's wall clock, in `tz` if that is
  /// given. A device whose clock was not set yet writes an `eventtime` long past.
  func instant(times: TimeParser) -> Result<Timestamp, ReadFailure> {
    if let time = times.instant(in: values[Key.eventTime.rawValue]),
      case .success(let sane) = TimeSanity.checked(time)
    {
      return .success(sane)
    }
    let date = text(.date)
    guard !date.isEmpty, !text(.time).isEmpty else {
      return .failure(ReadFailure(.missingTime, "neither eventtime nor date and time are there"))
    }
    let clock = text(.time).filter { $0 != " " }
    guard let time = times.instant(in: "\(date) \(clock) \(text(.zone))") else {
      return .failure(ReadFailure(.unreadableTime, "date and time are in no known time format"))
    }
    return TimeSanity.checked(time)
  }

  /// A comma behind the date shows the CSV form.
  private static func separator(of line: ByteView) -> UInt8 {
    guard let date = line.firstRange(of: "date="), date.upperBound + 10 < line.count else {
      return ASCII.space
    }
    return line[date.upperBound + 10] == ASCII.comma ? ASCII.comma : ASCII.space
  }
}
