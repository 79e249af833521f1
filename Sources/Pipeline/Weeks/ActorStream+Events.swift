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
    _ body: (StoredEntity, EntityEvents) throws(TidewatchError) -> Void
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
    _ body: (StoredEntity, EntityEvents) throws(TidewatchError) -> Void
  ) throws(TidewatchError) {
    for name in names.union(mixed).sorted() where !joined.contains(name) {
      guard let stored = try store.entity(named: name) else { continue }
      let events = try store.events(of: name, during: window)
      guard !events.isEmpty else { continue }
      if let actor = try actor(stored, events: events, during: window), !actor.events.isEmpty {
        try body(actor.actor, actor.events)
      }
    }
    try forEachJoined(during: window, body)
  }

  private func forEachJoined(
    during window: TimeWindow,
    _ body: (StoredEntity, EntityEvents) throws(TidewatchError) -> Void
  ) throws(TidewatchError) {
    for join in joins.joins {
      if let actor = try recall(join, during: window), !actor.events.isEmpty {
        try body(actor.actor, actor.events)
      }
    }
    for account in hostsOfAccount.keys.sorted()
    where !joined.contains(account) && !known.contains(account) {
      if let actor = try actor(nil, named: account, events: EntityEvents(), during: window),
        !actor.events.isEmpty
      {
        try body(actor.actor, actor.events)
      }
    }
  }

  /// One actor by any of its names, with its events in a window; `nil` for an unknown name.
  ///
  /// - Parameter keepsURLs: whether the URLs of a kind of events are wanted; those of others may be empty.
  func actor(
    named name: String, during window: TimeWindow,
    keepsURLs: (AccessEvent) -> Bool = { _ in true }
  ) throws(TidewatchError) -> (actor: StoredEntity, events: EntityEvents)? {
    let account = joins.account(of: name)
    if let join = joins.joins.first(where: { $0.account == account }) {
      return try recall(join, during: window, keepsURLs: keepsURLs)
    }
    guard let stored = try store.entity(named: name) else {
      return try actor(nil, named: name, events: EntityEvents(), during: window)
    }
    let events = try store.events(of: name, during: window, keepsURLs: keepsURLs)
    return try actor(stored, events: events, during: window)
  }

  private func recall(
    _ join: IdentityJoins.Join, during window: TimeWindow,
    keepsURLs: (AccessEvent) -> Bool = { _ in true }
  ) throws(TidewatchError) -> (actor: StoredEntity, events: EntityEvents)? {
    var whole: StoredEntity?
    var events = EntityEvents()
    for name in join.names {
      guard let stored = try store.entity(named: name) else { continue }
      events.merge(try store.events(of: name, during: window, keepsURLs: keepsURLs))
      whole = whole.map { $0.joined(with: stored) } ?? stored
    }
    whole?.entity.id = join.account
    return try actor(whole, named: join.account, events: events, during: window)
  }

  private func actor(
    _ stored: StoredEntity, events: consuming EntityEvents, during window: TimeWindow
  ) throws(TidewatchError) -> (actor: StoredEntity, events: EntityEvents)? {
    try actor(stored, named: stored.entity.id, events: events, during: window)
  }

  /// An actor with what its sources did in its name, or without what others' names answer for.
  private func actor(
    _ stored: StoredEntity?, named account: String, events: consuming EntityEvents,
    during window: TimeWindow
  ) throws(TidewatchError) -> (actor: StoredEntity, events: EntityEvents)? {
    var actor = stored
    var all = consume events
    if stored?.entity.kind == .host {
      all.keep { attribution.account(at: $1.source, around: $0.time) == nil }
    }
    for host in hostsOfAccount[account] ?? [] {
      let past = TimeWindow(start: TimeWindow.always.start, end: max(end, window.end))
      var own = try store.events(of: host, during: past)
      own.keep { attribution.account(at: $1.source, around: $0.time) == account }
      guard let first = own.rows.first, let last = own.rows.last else { continue }
      let entity = naming.entity(user: account, source: "")
      let part = StoredEntity(
        entity: entity, firstSeen: first.time, lastSeen: last.time,
        events: own.rows.reduce(0) { $0 + $1.count })
      actor = actor.map { $0.joined(with: part) } ?? part
      own.keep { row, _ in window.contains(row.time) }
      all.merge(own)
    }
    guard let actor else { return nil }
    places.addCountries(to: &all)
    return (actor, all)
  }
}

extension PlaceFinder {
  /// Gives events the country of their source where they have none of their own.
  func addCountries(to events: inout EntityEvents) {
    events.updateKinds { kind in
      if kind.country.isEmpty { kind.country = place(of: kind.source).country }
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
