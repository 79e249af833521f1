import Events
import History
import Places
import Policies

/// The clock of each actor of a run, chosen once from what came before the scored days' week.
final class ActorClocks {
  private let chooser: ZoneChooser
  let organisation: LocalClock
  private let before: Timestamp
  /// By the actor's id; only those whose clock is not the organisation's.
  private(set) var choices: [String: ZoneChoice] = [:]

  /// - Parameter day: the first scored day; all days of its week see the same choice.
  init(policies: PolicySet, organisation: LocalClock, before day: LocalDay) {
    chooser = ZoneChooser(policy: policies.timeZones, organisation: organisation)
    self.organisation = organisation
    before = organisation.start(of: ISOWeek(containing: day).firstDay)
  }

  /// Chooses the clock of an actor and remembers it.
  func choose(
    for entity: Entity, events: EntityEvents, places: PlaceFinder
  ) -> LocalClock {
    let traces = places.traces(of: entity, events: events)
    let choice = chooser.choice(for: entity.kind, traces: traces.prefix { $0.time < before })
    note(choice, for: entity)
    return choice.clock
  }

  /// Remembers a choice that was made elsewhere.
  func note(_ choice: ZoneChoice, for entity: Entity) {
    if choice.clock.timeZone != organisation.timeZone { choices[entity.id] = choice }
  }

  /// The clock that was chosen for an actor, else the organisation's.
  func clock(of entity: Entity) -> LocalClock { choices[entity.id]?.clock ?? organisation }
}

extension PlaceFinder {
  /// Where each event shows an entity to be; empty where nothing of it could change a clock.
  func traces(of entity: Entity, events: EntityEvents) -> [ZoneChooser.Trace] {
    guard entity.kind == .user else { return [] }
    let kinds = events.kinds.map { (place: place(of: $0.source), country: $0.country) }
    guard kinds.contains(where: { $0.place.timeZone != nil || !$0.country.isEmpty }) else {
      return []
    }
    return events.rows.map { row in
      ZoneChooser.Trace(
        time: row.time, place: kinds[row.kind].place, country: kinds[row.kind].country)
    }
  }
}

extension TimeWindow {
  /// The window with a day and more on either side: what it can hold by anybody's clock.
  var widened: TimeWindow {
    let most = 26 * 3600
    return TimeWindow(
      start: start.advanced(bySeconds: -most), end: end.advanced(bySeconds: most))
  }
}
