import Events

/// Puts one entity's accesses of one local day together into sessions, in the order of time.
struct SessionBuilder {
  /// One access, as far as sessions see it.
  struct Access {
    var time: Timestamp
    /// The minute of the local day.
    var minute: Int
    var count: Int
    var source: String
    var client: String
    var isScripted: Bool
    var country: String
    var vendor: String
    var isHit: Bool
    var isAPICall: Bool
    var isRisky: Bool
    var keys: [String]
  }

  fileprivate struct Open {
    var session: Session
    var last: Timestamp
    /// Events of the last ten minutes, by minute.
    var recent: [(minute: Int, count: Int)] = []
  }

  /// In the order of their first access.
  private var open: [Open] = []

  private static let peakMinutes = 10

  mutating func add(_ access: Access) {
    let longest = Int64(Session.longestGap) * Timestamp.ticksPerSecond
    let known = open.lastIndex {
      $0.session.source == access.source && $0.session.client == access.client
        && $0.session.country == access.country && access.time.ticks - $0.last.ticks <= longest
    }
    if let known {
      open[known].add(access, peakMinutes: Self.peakMinutes)
    } else {
      let session = Session(
        minutes: access.minute...access.minute, source: access.source, client: access.client,
        isScripted: access.isScripted, country: access.country)
      open.append(Open(session: session, last: access.time))
      open[open.count - 1].add(access, peakMinutes: Self.peakMinutes)
    }
  }

  /// The sessions, and a clean slate for the next day.
  mutating func finish() -> [Session] {
    defer { open = [] }
    return open.map(\.session)
  }
}

extension SessionBuilder.Open {
  fileprivate mutating func add(_ access: SessionBuilder.Access, peakMinutes: Int) {
    last = access.time
    let first = session.minutes.lowerBound
    // Where clocks go back, minutes may too.
    session.minutes = min(first, access.minute)...max(session.minutes.upperBound, access.minute)
    session.events += access.count
    if access.isHit { session.hits += access.count }
    if access.isAPICall { session.apiCalls += access.count }
    if access.isRisky { session.riskySignIns += access.count }
    session.vendors[access.vendor, default: 0] += access.count
    for key in access.keys where !session.keys.contains(key) {
      session.keys.append(key)
      session.keys.sort()
    }
    recent.removeAll { $0.minute <= access.minute - peakMinutes }
    if let last = recent.indices.last, recent[last].minute == access.minute {
      recent[last].count += access.count
    } else {
      recent.append((access.minute, access.count))
    }
    session.peak = max(session.peak, recent.reduce(0) { $0 + $1.count })
  }
}
