import Detection
import Events
import History
import Ingestion
import Places
import Policies
import Scoring

/// `tidewatch explain`: what is normal for one entity, and why a day scored as it did.
package struct ExplainJob {
  package var policies: PolicySet
  package var store: HistoryStore
  package var clock: LocalClock
  /// The countries of public addresses; `nil` without such a database.
  package var geography: GeoDatabase?

  package init(policies: PolicySet, store: HistoryStore, clock: LocalClock) {
    self.policies = policies
    self.store = store
    self.clock = clock
  }

  /// The profile of the baseline window before `day`, and the day's finding where it has hits.
  ///
  /// - Parameter day: `nil` for the day after the entity's last event, so that all of it counts.
  /// - Throws: `.usage` when the store does not know the entity.
  package func explain(
    _ id: String, day: LocalDay?
  ) throws(TidewatchError) -> (profile: EntityProfile, role: EntityRole, finding: Finding?) {
    // The last event of all first, so that the joins are those of the day that is looked at; no event has
    // to be read for that.
    let everything = try ActorStream(
      store: store, policies: policies, geography: geography, before: Timestamp(ticks: .max))
    guard let (stored, _) = try everything.actor(named: id, during: .nothing) else {
      throw try unknown(id)
    }
    let scored = day ?? clock.day(of: stored.lastSeen).advanced(by: 1)
    let reader = WeekReader(policies: policies, store: store, clock: clock, geography: geography)
    let end = clock.window(from: scored, through: scored).end
    let actors: ActorStream
    if let same = everything.ending(before: end) {
      actors = same
    } else {
      actors = try reader.actors(through: scored)
    }
    let clocks = ActorClocks(policies: policies, organisation: clock, before: scored)
    var builder = reader.activityBuilder(of: actors, clocks: clocks, days: scored...scored)
    guard let (actor, events) = try actors.actor(named: id, during: builder.span) else {
      throw try unknown(id)
    }
    let own = try builder.activity(of: actor, events: events)
    let start = policies.scoring.windowStart(before: scored)
    var profile = EntityProfile(
      summarising: own.withoutQuietDays, from: start, until: scored.advanced(by: -1))
    profile.ordinary = OrdinaryWork(
      of: own.days.filter { start <= $0.day && $0.day < scored })
    guard day != nil else { return (profile, own.role, nil) }
    return (profile, own.role, try finding(of: own.entity, on: scored, reader: reader))
  }

  /// Scores the day among everyone, as the hunt does, so that the two never disagree.
  private func finding(
    of entity: Entity, on day: LocalDay, reader: WeekReader
  ) throws(TidewatchError) -> Finding? {
    let scorer = Scorer(policy: policies.scoring, vendorNames: policies.vendors.namesByID)
    let ledger = try WeekLedger(reader: reader, scorer: scorer)
    let (scene, periods) = try ledger.scene(of: day...day)
    return scorer.outcome(
      for: scene.activities, ofOneWeek: day...day, periods: periods
    ).findings.first { $0.entity.id == entity.id }
  }

  private func unknown(_ id: String) throws(TidewatchError) -> TidewatchError {
    let folded = id.lowercased()
    let near = try store.entities().map(\.entity.id)
      .filter { $0.contains(folded) || $0.split(separator: "@").first.map(String.init) == folded }
      .prefix(5)
    let hint =
      near.isEmpty
      ? "`tidewatch hunt` names the entities that it knows."
      : "Did you mean \(near.joined(separator: ", "))?"
    return TidewatchError(.usage, "The history does not know this entity. \(hint)")
  }
}
