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
      throw try store.unknownEntity(id)
    }
    let scored = day ?? clock.day(of: stored.lastSeen).advanced(by: 1)
    let start = policies.scoring.windowStart(before: scored)
    let classifier = AccessClassifier(
      policies: policies, redactor: SecretRedactor(policy: policies.redaction) { _ in nil })
    var builder = ActivityBuilder(policies: policies, classifier: classifier)
    let clocks = ActorClocks(policies: policies, organisation: clock, before: scored)
    let window = clock.window(
      from: policies.scoring.replayStart(before: scored), through: scored)
    let actors: ActorStream
    if let same = everything.ending(before: window.end) {
      actors = same
    } else {
      actors = try ActorStream(
        store: store, policies: policies, geography: geography, before: window.end)
    }
    guard let (actor, events) = try actors.actor(named: id, during: window.widened) else {
      throw try store.unknownEntity(id)
    }
    let finder = RoleFinder(policy: policies.roles)
    let past = policies.scoring.replayStart(before: scored)...scored.advanced(by: -1)
    var own = builder.activity(
      of: actor, events: events,
      context: try actors.context(of: actor.entity, during: window.widened),
      clock: clocks.choose(for: actor.entity, events: events, place: actors.place),
      judging: scored...scored)
    own.role = finder.role(of: own, days: past, place: actors.place)
    var profile = EntityProfile(
      summarising: own.withoutQuietDays, from: start, until: scored.advanced(by: -1))
    profile.ordinary = OrdinaryWork(
      of: own.days.filter { start <= $0.day && $0.day < scored })
    guard day != nil else { return (profile, own.role, nil) }
    return (
      profile, own.role,
      try finding(
        of: own, among: actors, clocks: clocks, on: scored, window: window, builder: &builder
      ) {
        finder.role(of: $0, days: past, place: actors.place)
      }
    )
  }

  /// Scores the day among everyone, as the hunt does, so that the two never disagree.
  private func finding(
    of own: EntityActivity, among actors: ActorStream, clocks: ActorClocks, on day: LocalDay,
    window: TimeWindow, builder: inout ActivityBuilder, role: (EntityActivity) -> EntityRole
  ) throws(TidewatchError) -> Finding? {
    var activities = [own]
    var others = builder
    try actors.forEach(during: window.widened) { stored, events throws(TidewatchError) in
      guard stored.entity.id != own.entity.id else { return }
      let clock = clocks.choose(for: stored.entity, events: events, place: actors.place)
      var activity = others.activity(
        of: stored, events: events,
        context: try actors.context(of: stored.entity, during: window.widened), clock: clock,
        judging: day...day)
      activity.role = role(activity)
      activities.append(activity)
    }
    return Scorer(policy: policies.scoring, vendorNames: policies.vendors.namesByID)
      .findings(for: activities, days: day...day)
      .first { $0.entity.id == own.entity.id }
  }
}
