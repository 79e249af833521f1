import Events
import Foundation

/// Whose days of rest are which, from `Models/holidays.yaml`.
package struct HolidayCalendar: Sendable {
  private let everybody: RestDays
  /// By the own names of the zones that some holiday is limited to.
  private let zones: [String: RestDays]
  private let timeZones: TimeZonePolicy

  /// - Parameter timeZones: which names are those of one zone.
  package init(_ policy: HolidayPolicy, timeZones: TimeZonePolicy = .none) {
    self.timeZones = timeZones
    let holidays = policy.holidays.map { holiday in
      (
        zones: Set(holiday.timeZones.map(timeZones.ownName)),
        rest: RestDays.Holiday(days: holiday.days, name: holiday.name)
      )
    }
    everybody = RestDays(holidays: holidays.filter { $0.zones.isEmpty }.map(\.rest))
    var zones: [String: RestDays] = [:]
    for zone in holidays.reduce(into: Set<String>(), { $0.formUnion($1.zones) }) {
      zones[zone] = RestDays(
        holidays: holidays.filter { $0.zones.isEmpty || $0.zones.contains(zone) }.map(\.rest))
    }
    self.zones = zones
  }

  /// The days of rest of an entity.
  ///
  /// A machine's schedule knows weekdays and no holidays, so an automation has weekends alone.
  ///
  /// - Parameters:
  ///   - role: what the entity is taken for.
  ///   - timeZone: that of the clock by which its days are told.
  package func restDays(of role: EntityRole.Kind, in timeZone: TimeZone) -> RestDays {
    if role == .automation { return .weekends }
    return zones.isEmpty
      ? everybody : zones[timeZones.ownName(of: timeZone.identifier)] ?? everybody
  }
}
