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

  /// What is normal for one entity, and how one day was judged.
  package struct Explanation: Sendable {
    package var profile: EntityProfile
    package var role: EntityRole
    /// `nil` without a day, without hits on it, and where exceptions hide it.
    package var finding: Finding?
    /// What exceptions changed of the day; `nil` where they changed nothing.
    package var excepted: ExceptedDay?
  }

  package init(policies: PolicySet, store: HistoryStore, clock: LocalClock) {
    self.policies = policies
    self.store = store
    self.clock = clock
  }

  /// The profile of the baseline window before `day`, and the day's finding where it has hits that
  /// exceptions do not all hide.
  ///
  /// - Parameter day: `nil` for the day after the entity's last event, so that all of it counts.
  /// - Throws: `.usage` when the store does not know the entity.
  package func explain(
    _ id: String, day: LocalDay?
  ) throws(TidewatchError) -> Explanation {
    // The last event of all first, so that the joins are those of the day that is looked at; no event has
    // to be read for that.
    let everything = try ActorStream(
      store: store, policies: policies, geography: geography, before: Timestamp(ticks: .max))
    guard let (stored, _) = try everything.actor(named: id, during: .nothing) else {
      throw try store.unknownEntity(id)
    }
    let scored = day ?? clock.day(of: stored.lastSeen).advanced(by: 1)
    let reader = try WeekReader(
      policies: policies, store: store, clock: clock, geography: geography)
    let end = clock.window(from: scored, through: scored).end
    let actors: ActorStream
    if let same = everything.ending(before: end) {
      actors = same
    } else {
      actors = try reader.actors(through: scored)
    }
    let clocks = ActorClocks(policies: policies, organisation: clock, before: scored)
    // No profile tells what URLs say.
    var builder = reader.activityBuilder(
      of: actors, clocks: clocks, days: scored...scored, readsURLs: false)
    guard
      let (actor, events) = try actors.actor(
        named: id, during: builder.span, keepsURLs: builder.builder.needsURL(of:))
    else { throw try store.unknownEntity(id) }
    let own = try builder.activity(of: actor, events: events)
    let start = policies.scoring.windowStart(before: scored)
    var profile = EntityProfile(
      summarising: own.withoutQuietDays, from: start, until: scored.advanced(by: -1))
    profile.ordinary = OrdinaryWork(
      of: own.days.filter { start <= $0.day && $0.day < scored && $0.lesson > 0 })
    var explanation = Explanation(profile: profile, role: own.role)
    if day != nil {
      let outcome = try outcome(on: scored, reader: reader)
      explanation.finding = outcome.findings.first { $0.entity.id == own.entity.id }
      explanation.excepted = outcome.excepted.first { $0.entity.id == own.entity.id }
    }
    return explanation
  }

  /// Scores the day among everyone, as the hunt does, so that the two never disagree.
  private func outcome(
    on day: LocalDay, reader: WeekReader
  ) throws(TidewatchError) -> Scorer.Outcome {
    let scorer = Scorer(policies, precedents: reader.precedents)
    let ledger = try WeekLedger(reader: reader, scorer: scorer)
    let (scene, past, periods) = try ledger.scene(of: day...day)
    return scorer.outcome(
      for: scene.activities, ofOneWeek: day...day, after: past, periods: periods)
  }
}
