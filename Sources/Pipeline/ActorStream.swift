import Detection
import Events
import History
import Policies

/// The history by actor: entities whose names are one account come as one.
///
/// Names that appear only behind the window do not count, so that a later week cannot change what an
/// earlier one joined.
struct ActorStream {
  private let store: HistoryStore
  let joins: IdentityJoins
  private let joined: Set<String>

  init(store: HistoryStore, policy: IdentityPolicy, before end: Timestamp) throws(TidewatchError) {
    self.store = store
    let known = try store.entities().filter { $0.firstSeen < end }
    joins = IdentityJoins(ids: known.map(\.entity.id), policy: policy)
    joined = Set(joins.joins.flatMap(\.names))
  }

  /// Hands over every actor with events in a window: those of one name by id, then the joined ones by
  /// account; events in the order of time.
  func forEach(
    during window: TimeWindow,
    _ body: (StoredEntity, [CountedEvent]) throws(TidewatchError) -> Void
  ) throws(TidewatchError) {
    try store.forEachEntity(during: window) { stored, events throws(TidewatchError) in
      if !joined.contains(stored.entity.id) { try body(stored, events) }
    }
    for join in joins.joins {
      if let (actor, events) = try recall(join, during: window), !events.isEmpty {
        try body(actor, events)
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
    guard let stored = try store.entity(named: name) else { return nil }
    return (stored, try store.recall(name, during: window))
  }

  private func recall(
    _ join: IdentityJoins.Join, during window: TimeWindow
  ) throws(TidewatchError) -> (actor: StoredEntity, events: [CountedEvent])? {
    var actor: StoredEntity?
    var events: [CountedEvent] = []
    for name in join.names {
      guard let stored = try store.entity(named: name) else { continue }
      events += try store.recall(name, during: window)
      actor = actor.map { $0.joined(with: stored) } ?? stored
    }
    guard var actor else { return nil }
    actor.entity.id = join.account
    // Each name's events are in order; a stable sort by time keeps that order within an instant.
    let ordered = events.enumerated().sorted {
      ($0.element.event.time, $0.offset) < ($1.element.event.time, $1.offset)
    }
    return (actor, ordered.map(\.element))
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
