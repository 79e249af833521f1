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
  let store: HistoryStore
  let places: PlaceFinder
  let naming: EntityNaming
  private(set) var end: Timestamp
  /// When the last of the names that count was first seen, and the last quarter with a sighting.
  private let lastName: Timestamp?
  private let lastSighting: Int32?
  /// When the last name with context that counts was first seen.
  private let lastContext: Int32?
  let known: Set<String>
  let joins: IdentityJoins
  /// The names whose events are not just those of one actor.
  let mixed: Set<String>
  let joined: Set<String>
  private let namesOfAccount: [String: [String]]
  let attribution: SourceAttribution
  /// The source hosts whose events may be an account's, by account; sorted.
  let hostsOfAccount: [String: [String]]

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
    var others = try store.contextNames(before: end)
    if !others.isEmpty {
      let shortNames = Set((ids + seen).map { EntityNaming.shortName(ofID: $0) })
      others.removeAll { !shortNames.contains(EntityNaming.shortName(ofID: $0.name)) }
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

  /// The ids that actors may have, also those without an event of their own in any window.
  var accounts: Set<String> {
    Set(known.map { joins.account(of: $0) }).union(hostsOfAccount.keys)
  }

  /// Every event of the past that came to an account by its source alone; by account, then source.
  func attributions() throws(TidewatchError) -> [Report.Attribution] {
    var found: [Report.Attribution] = []
    for (account, hosts) in hostsOfAccount.sorted(by: { $0.key < $1.key }) {
      for host in hosts {
        var own = try store.events(
          of: host, during: TimeWindow(start: TimeWindow.always.start, end: end))
        own.keep { attribution.account(at: $1.source, around: $0.time) == account }
        guard let first = own.rows.first else { continue }
        found.append(
          Report.Attribution(
            account: account, source: own.kinds[first.kind].source,
            events: own.rows.reduce(0) { $0 + $1.count }))
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
