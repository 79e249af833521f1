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
    for entity: Entity, events: [CountedEvent], place: (String) -> Place
  ) -> LocalClock {
    let traces = events.prefix { $0.event.time < before }.map { counted in
      ZoneChooser.Trace(
        time: counted.event.time, place: place(counted.event.source),
        country: counted.event.country)
    }
    let choice = chooser.choice(for: entity.kind, traces: traces)
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

extension TimeWindow {
  /// The window with a day and more on either side: what it can hold by anybody's clock.
  var widened: TimeWindow {
    let most = 26 * 3600
    return TimeWindow(
      start: start.advanced(bySeconds: -most), end: end.advanced(bySeconds: most))
  }
}
