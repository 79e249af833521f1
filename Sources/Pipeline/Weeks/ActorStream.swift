import Detection
import Events
import History
import Places
import Policies
import Reporting

/// The history by actor: entities whose names are one account come as one, events without a user go to
/// the account that their source shows, and sources have their country.
///
/// All of that is decided when the history is read, so that a change of the models holds for all of the
/// past. Names and sightings that appear only behind the window do not count, so that a later week
/// cannot change what an earlier one found.
struct ActorStream {
  private let store: HistoryStore
  private let places: PlaceFinder
  private let naming: EntityNaming
  private var end: Timestamp
  /// When the last of the names that count was first seen, and the last quarter with a sighting.
  private let lastName: Timestamp?
  private let lastSighting: Int32?
  /// When the last name with context that counts was first seen.
  private let lastContext: Int32?
  private let known: Set<String>
  let joins: IdentityJoins
  /// The names whose events are not just those of one actor.
  let mixed: Set<String>
  private let joined: Set<String>
  private let namesOfAccount: [String: [String]]
  private let attribution: SourceAttribution
  /// The source hosts whose events may be an account's, by account; sorted.
  private let hostsOfAccount: [String: [String]]

  init(
    store: HistoryStore, policies: PolicySet, geography: GeoDatabase?, before end: Timestamp
  ) throws(TidewatchError) {
    self.store = store
    self.end = end
    places = PlaceFinder(policy: policies.sites, geography: geography)
    let naming = EntityNaming(policy: policies.identities)
    self.naming = naming
    let sightings = try store.sightings(before: end)
    let entities = try store.entities().filter { $0.firstSeen < end }
    let ids = entities.map(\.entity.id)
    lastName = entities.lazy.map(\.firstSeen).max()
    lastSighting = sightings.lazy.map(\.quarter).max()
    known = Set(ids)
    let seen = Set(sightings.map(\.user)).compactMap { naming.account(of: $0) }
    // Names that only have context join the accounts that they may be of.
    let shortNames = Set((ids + seen).map { EntityNaming.shortName(ofID: $0) })
    let others = try store.contextNames(before: end).filter {
      shortNames.contains(EntityNaming.shortName(ofID: $0.name))
    }
    lastContext = others.lazy.map(\.first).max()
    let joins = IdentityJoins(
      ids: ids + seen + others.map(\.name), policy: policies.identities)
    self.joins = joins
    joined = Set(joins.joins.flatMap(\.names))
    namesOfAccount = Dictionary(
      joins.joins.map { ($0.account, $0.names) }, uniquingKeysWith: { first, _ in first })
    let places = places
    attribution = SourceAttribution(
      sightings: sightings.lazy.filter { !places.place(of: $0.source).isShared },
      minutes: policies.sites.attributionMinutes
    ) { user in
      naming.account(of: user).map { joins.account(of: $0) }
    }
    var hosts: [String: [String]] = [:]
    for (source, accounts) in attribution.accountsOfSource.sorted(by: { $0.key < $1.key }) {
      let host = naming.entity(user: "", source: source).id
      for account in accounts { hosts[account, default: []].append(host) }
    }
    hostsOfAccount = hosts
    mixed = joined.union(joins.joins.map(\.account)).union(hosts.keys)
      .union(hosts.values.joined())
  }

  /// The same history with an earlier end; `nil` when a name or a sighting lies behind that end, so
  /// that the whole has to be looked at again.
  func ending(before end: Timestamp) -> ActorStream? {
    guard end <= self.end, lastName.map({ $0 < end }) ?? true,
      lastSighting.map({ $0 < Sighting.quarter(of: end) }) ?? true,
      lastContext.map({ $0 < Sighting.quarter(of: end) }) ?? true
    else { return nil }
    var earlier = self
    earlier.end = end
    return earlier
  }

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

  /// The ids that actors may have, also those without an event of their own in any window.
  var accounts: Set<String> {
    Set(known.map { joins.account(of: $0) }).union(hostsOfAccount.keys)
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

  /// Every event of the past that came to an account by its source alone; by account, then source.
  func attributions() throws(TidewatchError) -> [Report.Attribution] {
    var found: [Report.Attribution] = []
    for (account, hosts) in hostsOfAccount.sorted(by: { $0.key < $1.key }) {
      for host in hosts {
        let own = try store.recall(
          host, during: TimeWindow(start: TimeWindow.always.start, end: end)
        ).filter {
          attribution.account(at: $0.event.source, around: $0.event.time) == account
        }
        guard let first = own.first else { continue }
        found.append(
          Report.Attribution(
            account: account, source: first.event.source,
            events: own.reduce(0) { $0 + $1.count }))
      }
    }
    return found
  }

  /// What an actor did elsewhere, under all of its names, by UTC day.
  func context(
    of entity: Entity, during window: TimeWindow
  ) throws(TidewatchError) -> [LocalDay: ContextSketch] {
    guard entity.kind != .host else { return [:] }
    return try store.context(of: namesOfAccount[entity.id] ?? [entity.id], during: window)
  }

  /// Where a source is.
  func place(of source: String) -> Place { places.place(of: source) }

  /// Whether an event came to an actor by its source alone.
  func isAttributed(_ event: AccessEvent, to entity: Entity) -> Bool {
    entity.kind != .host && naming.account(of: event.user) == nil
  }
}

extension EntityNaming {
  /// The name that stands for a user as logged; `nil` for a placeholder.
  fileprivate func account(of user: String) -> String? {
    let entity = entity(user: user, source: "")
    return entity.kind == .host ? nil : entity.id
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
