import Detection
import Events
import History
import Places

/// What actors did, read from the history under each of their names.
extension ActorStream {
  /// Hands over every actor with events in a window, in a total order: those of one name by id, then
  /// the joined accounts, then accounts that have only events of their sources; events in the order of
  /// time.
  func forEach(
    during window: TimeWindow,
    _ body: (StoredEntity, [CountedEvent]) throws(TidewatchError) -> Void
  ) throws(TidewatchError) {
    try store.forEachEntity(during: window) { stored, events throws(TidewatchError) in
      guard !joined.contains(stored.entity.id) else { return }
      if let actor = try actor(stored, events: events, during: window), !actor.events.isEmpty {
        try body(actor.actor, actor.events)
      }
    }
    try forEachJoined(during: window, body)
  }

  /// Hands over those of all actors that have one of some names, and all that have other events than just
  /// the ones under their own name, or not all of those.
  func forEach(
    among names: Set<String>, during window: TimeWindow,
    _ body: (StoredEntity, [CountedEvent]) throws(TidewatchError) -> Void
  ) throws(TidewatchError) {
    for name in names.union(mixed).sorted() where !joined.contains(name) {
      guard let stored = try store.entity(named: name) else { continue }
      let events = try store.recall(name, during: window)
      guard !events.isEmpty else { continue }
      if let actor = try actor(stored, events: events, during: window), !actor.events.isEmpty {
        try body(actor.actor, actor.events)
      }
    }
    try forEachJoined(during: window, body)
  }

  private func forEachJoined(
    during window: TimeWindow,
    _ body: (StoredEntity, [CountedEvent]) throws(TidewatchError) -> Void
  ) throws(TidewatchError) {
    for join in joins.joins {
      if let actor = try recall(join, during: window), !actor.events.isEmpty {
        try body(actor.actor, actor.events)
      }
    }
    for account in hostsOfAccount.keys.sorted()
    where !joined.contains(account) && !known.contains(account) {
      if let actor = try actor(nil, named: account, events: [], during: window),
        !actor.events.isEmpty
      {
        try body(actor.actor, actor.events)
      }
    }
  }

  /// One actor by any of its names, with its events in a window; `nil` for an unknown name.
  func actor(
    named name: String, during window: TimeWindow
  ) throws(TidewatchError) -> (actor: StoredEntity, events: [CountedEvent])? {
    let account = joins.account(of: name)
    if let join = joins.joins.first(where: { $0.account == account }) {
      return try recall(join, during: window)
    }
    guard let stored = try store.entity(named: name) else {
      return try actor(nil, named: name, events: [], during: window)
    }
    return try actor(stored, events: try store.recall(name, during: window), during: window)
  }

  private func recall(
    _ join: IdentityJoins.Join, during window: TimeWindow
  ) throws(TidewatchError) -> (actor: StoredEntity, events: [CountedEvent])? {
    var whole: StoredEntity?
    var events: [CountedEvent] = []
    for name in join.names {
      guard let stored = try store.entity(named: name) else { continue }
      events += try store.recall(name, during: window)
      whole = whole.map { $0.joined(with: stored) } ?? stored
    }
    whole?.entity.id = join.account
    return try actor(whole, named: join.account, events: events, during: window)
  }

  private func actor(
    _ stored: StoredEntity, events: consuming [CountedEvent], during window: TimeWindow
  ) throws(TidewatchError) -> (actor: StoredEntity, events: [CountedEvent])? {
    try actor(stored, named: stored.entity.id, events: events, during: window)
  }

  /// An actor with what its sources did in its name, or without what others' names answer for.
  private func actor(
    _ stored: StoredEntity?, named account: String, events: consuming [CountedEvent],
    during window: TimeWindow
  ) throws(TidewatchError) -> (actor: StoredEntity, events: [CountedEvent])? {
    var actor = stored
    var all = consume events
    var isMixed = joins.joins.contains { $0.account == account }
    if stored?.entity.kind == .host {
      all.removeAll { attribution.account(at: $0.event.source, around: $0.event.time) != nil }
    }
    for host in hostsOfAccount[account] ?? [] {
      let past = TimeWindow(start: TimeWindow.always.start, end: max(end, window.end))
      let own = try store.recall(host, during: past).filter {
        attribution.account(at: $0.event.source, around: $0.event.time) == account
      }
      guard let first = own.first, let last = own.last else { continue }
      let entity = naming.entity(user: account, source: "")
      let part = StoredEntity(
        entity: entity, firstSeen: first.event.time, lastSeen: last.event.time,
        events: own.reduce(0) { $0 + $1.count })
      actor = actor.map { $0.joined(with: part) } ?? part
      all += own.filter { window.contains($0.event.time) }
      isMixed = true
    }
    guard let actor else { return nil }
    if isMixed { all = Self.ordered(all) }
    places.addCountries(to: &all)
    return (actor, all)
  }

  /// Events of several parts by time, those of an instant in the order of the parts.
  private static func ordered(_ events: [CountedEvent]) -> [CountedEvent] {
    let order = events.indices.sorted {
      (events[$0].event.time, $0) < (events[$1].event.time, $1)
    }
    return order.map { events[$0] }
  }
}

extension PlaceFinder {
  /// Gives events the country of their source where they have none of their own.
  func addCountries(to events: inout [CountedEvent]) {
    for index in events.indices where events[index].event.country.isEmpty {
      let country = place(of: events[index].event.source).country
      if !country.isEmpty { events[index].event.country = country }
    }
  }
}

extension StoredEntity {
  /// Both as one; a service account stays one under any of its names.
  fileprivate func joined(with other: StoredEntity) -> StoredEntity {
    var both = self
    if other.entity.kind == .service { both.entity.kind = .service }
    both.firstSeen = min(firstSeen, other.firstSeen)
    both.lastSeen = max(lastSeen, other.lastSeen)
    both.events += other.events
    return both
  }
}
