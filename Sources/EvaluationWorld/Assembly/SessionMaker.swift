import Events

/// Puts one day's accesses together into sessions, as the pipeline does.
struct SessionMaker {
  fileprivate struct Open {
    var session: Session
    var last: Int
    var recent: [(minute: Int, count: Int)] = []
  }

  private var open: [Open] = []

  /// - Parameter minute: of the local day.
  mutating func add(_ access: Access, vendor: String, minute: Int) {
    let known = open.lastIndex {
      $0.session.source == access.source && $0.session.client == access.client.family
        && $0.session.country == access.country && access.seconds - $0.last <= Session.longestGap
    }
    if let known {
      open[known].add(access, vendor: vendor, minute: minute)
    } else {
      let session = Session(
        minutes: minute...minute, source: access.source, client: access.client.family,
        isScripted: access.client.isScripted, country: access.country)
      open.append(Open(session: session, last: access.seconds))
      open[open.count - 1].add(access, vendor: vendor, minute: minute)
    }
  }

  mutating func finish() -> [Session] {
    defer { open = [] }
    return open.map(\.session)
  }
}

extension SessionMaker.Open {
  fileprivate mutating func add(_ access: Access, vendor: String, minute: Int) {
    last = access.seconds
    let minutes = session.minutes
    session.minutes = min(minutes.lowerBound, minute)...max(minutes.upperBound, minute)
    session.events += access.count
    if access.isHit { session.hits += access.count }
    if access.isAPICall { session.apiCalls += access.count }
    if access.isRisky { session.riskySignIns += access.count }
    session.vendors[vendor, default: 0] += access.count
    if !access.key.isEmpty, !session.keys.contains(access.key) {
      session.keys.append(access.key)
      session.keys.sort()
    }
    recent.removeAll { $0.minute <= minute - 10 }
    if let last = recent.indices.last, recent[last].minute == minute {
      recent[last].count += access.count
    } else {
      recent.append((minute, access.count))
    }
    session.peak = max(session.peak, recent.reduce(0) { $0 + $1.count })
  }
}
