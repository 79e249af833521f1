import Events

/// Puts one entity's accesses of one local day together into sessions, in the order of time.
struct SessionBuilder {
  /// What accesses of a kind have in common, as far as sessions see it.
  struct Kind: Hashable {
    var source: String
    /// Its family.
    var client: String
    var isScripted: Bool
    var country: String
    var vendor: String
  }

  /// One access, as far as sessions see it.
  struct Access {
    var time: Timestamp
    /// The minute of the local day.
    var minute: Int
    var count: Int
    /// The place of its kind among those that the builder was made with.
    var kind: Int
    var isHit: Bool
    var isAPICall = false
    var isRisky = false
    var keys: [String] = []
  }

  private let kinds: [Kind]
  /// By kind, the first kind of the same source, client and country, and the first of the same vendor.
  private let origins: [Int]
  private let vendors: [Int]
  /// In the order of their first access.
  private var open: [OpenSession] = []

  /// - Parameter kinds: what accesses refer to by place.
  init(_ kinds: [Kind]) {
    self.kinds = kinds
    origins = Self.firsts(of: kinds) {
      Origin(source: $0.source, client: $0.client, country: $0.country)
    }
    vendors = Self.firsts(of: kinds, by: \.vendor)
  }

  private struct Origin: Hashable {
    var source: String
    var client: String
    var country: String
  }

  /// For each kind the place of the first that has the same value.
  private static func firsts<Value: Hashable>(
    of kinds: [Kind], by value: (Kind) -> Value
  ) -> [Int] {
    var known: [Value: Int] = [:]
    return kinds.enumerated().map { place, kind in
      let value = value(kind)
      if let first = known[value] { return first }
      known[value] = place
      return place
    }
  }

  mutating func add(_ access: Access) {
    let longest = Int64(Session.longestGap) * Timestamp.ticksPerSecond
    let origin = origins[access.kind]
    var place = open.count - 1
    while place >= 0,
      open[place].origin != origin || access.time.ticks - open[place].last.ticks > longest
    { place -= 1 }
    if place < 0 {
      let kind = kinds[access.kind]
      place = open.count
      open.append(
        OpenSession(
          session: Session(
            minutes: access.minute...access.minute, source: kind.source, client: kind.client,
            isScripted: kind.isScripted, country: kind.country),
          origin: origin, last: access.time))
    }
    open[place].add(access, vendor: vendors[access.kind])
  }

  /// The sessions, and a clean slate for the next day.
  mutating func finish() -> [Session] {
    defer { open.removeAll(keepingCapacity: true) }
    return open.map { open in
      var session = open.session
      for (vendor, events) in open.vendors { session.vendors[kinds[vendor].vendor] = events }
      return session
    }
  }
}

/// A session that more accesses may belong to.
private struct OpenSession {
  /// Minutes of the span that has the session's peak.
  private static let peakMinutes = 10

  /// Without its vendors.
  var session: Session
  let origin: Int
  var last: Timestamp
  /// Events by vendor, of which there are few.
  private(set) var vendors: [(vendor: Int, events: Int)] = []
  /// Events of the last ten minutes, by minute, and their sum.
  private var recent: [(minute: Int, count: Int)] = []
  private var recentEvents = 0

  init(session: Session, origin: Int, last: Timestamp) {
    self.session = session
    self.origin = origin
    self.last = last
  }

  mutating func add(_ access: SessionBuilder.Access, vendor: Int) {
    last = access.time
    let minutes = session.minutes
    if !minutes.contains(access.minute) {
      // Where clocks go back, minutes may too.
      session.minutes =
        min(minutes.lowerBound, access.minute)...max(minutes.upperBound, access.minute)
    }
    session.events += access.count
    if access.isHit { session.hits += access.count }
    if access.isAPICall { session.apiCalls += access.count }
    if access.isRisky { session.riskySignIns += access.count }
    if let known = vendors.firstIndex(where: { $0.vendor == vendor }) {
      vendors[known].events += access.count
    } else {
      vendors.append((vendor, access.count))
    }
    for key in access.keys where !session.keys.contains(key) {
      session.keys.append(key)
      session.keys.sort()
    }
    addToPeak(access)
  }

  private mutating func addToPeak(_ access: SessionBuilder.Access) {
    if let latest = recent.indices.last, recent[latest].minute == access.minute {
      // What is too old for this minute went with its first access.
      recent[latest].count += access.count
      recentEvents += access.count
    } else {
      let oldest = access.minute - Self.peakMinutes
      if recent.contains(where: { $0.minute <= oldest }) {
        for old in recent where old.minute <= oldest { recentEvents -= old.count }
        recent.removeAll { $0.minute <= oldest }
      }
      recent.append((access.minute, access.count))
      recentEvents += access.count
    }
    session.peak = max(session.peak, recentEvents)
  }
}
