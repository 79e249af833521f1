import Events
import Foundation
import Policies

/// Whose clock an entity's days and hours are told by, and why.
package struct ZoneChoice: Sendable {
  package enum Reason: Hashable, Sendable {
    /// The time zone that the run was given.
    case organisation
    /// The site that most of its days come from.
    case site(String)
    /// The country that most of its days come from.
    case country(String)
  }

  package let clock: LocalClock
  package let reason: Reason
  /// Days that agree, of those with a known place; both 0 for the organisation's clock.
  package let days: Int
  package let daysKnown: Int
}

/// Chooses a time zone for each entity: its site's, else its country's, else the organisation's.
package final class ZoneChooser {
  /// One event, as far as it tells where somebody is.
  package struct Trace: Hashable, Sendable {
    package var time: Timestamp
    package var place: Place
    /// The country that the event has; empty where unknown.
    package var country: String

    package init(time: Timestamp, place: Place, country: String) {
      self.time = time
      self.place = place
      self.country = country
    }
  }

  private let policy: TimeZonePolicy
  private let organisation: LocalClock
  private var clocks: [String: LocalClock] = [:]

  package init(policy: TimeZonePolicy, organisation: LocalClock) {
    self.policy = policy
    self.organisation = organisation
  }

  /// The clock for the traces of one entity; only people keep hours, so that anything else is told by
  /// the organisation's.
  package func choice(for kind: Entity.Kind, traces: some Sequence<Trace>) -> ZoneChoice {
    guard kind == .user else { return standard }
    let traces = Array(traces)
    // A day counts once for each place, however busy it was.
    let bySite = majority(of: traces) { trace in
      trace.place.timeZone.map { Named(name: trace.place.site ?? "", zone: $0) }
    }
    if let bySite, let clock = clock(named: bySite.value.zone) {
      return ZoneChoice(
        clock: clock, reason: .site(bySite.value.name), days: bySite.days, daysKnown: bySite.of)
    }
    let byCountry = majority(of: traces) { $0.country.isEmpty ? nil : $0.country }
    guard let byCountry, let zones = policy.countries[byCountry.value],
      let clock = busiest(zones.compactMap(clock), for: traces)
    else { return standard }
    return ZoneChoice(
      clock: clock, reason: .country(byCountry.value), days: byCountry.days,
      daysKnown: byCountry.of)
  }

  private struct Named: Hashable {
    var name: String
    var zone: String
  }

  private var standard: ZoneChoice {
    ZoneChoice(clock: organisation, reason: .organisation, days: 0, daysKnown: 0)
  }

  /// The value that a large enough part of the days agrees on, when enough days have one.
  private func majority<Value: Hashable>(
    of traces: [Trace], _ value: (Trace) -> Value?
  ) -> (value: Value, days: Int, of: Int)? {
    var days: [Value: Set<LocalDay>] = [:]
    for trace in traces {
      if let value = value(trace) {
        days[value, default: []].insert(organisation.day(of: trace.time))
      }
    }
    let all = days.values.reduce(into: Set<LocalDay>()) { $0.formUnion($1) }.count
    // More than half agree at least, so that there is one such value at most.
    guard all >= policy.minDays,
      let (value, own) = days.first(where: {
        Double($0.value.count) >= policy.minShare * Double(all) && $0.value.count * 2 > all
      })
    else { return nil }
    return (value, own.count, all)
  }

  /// The clock by which most events fall into working hours; of equals the first.
  private func busiest(_ clocks: [LocalClock], for traces: [Trace]) -> LocalClock? {
    guard clocks.count > 1 else { return clocks.first }
    let scores = clocks.map { clock in
      traces.count { trace in
        clock.day(of: trace.time).weekday <= 5
          && policy.workingHours.contains(clock.hour(of: trace.time))
      }
    }
    guard let best = scores.max(), let place = scores.firstIndex(of: best) else { return nil }
    return clocks[place]
  }

  private func clock(named name: String) -> LocalClock? {
    if let known = clocks[name] { return known }
    guard let zone = TimeZone(identifier: name) else { return nil }
    let clock = LocalClock(timeZone: zone)
    clocks[name] = clock
    return clock
  }
}
