import EvaluationWorld
import Events
import Foundation
import Policies

extension SimulatedOrganisation {
  /// Gives everybody the days of rest that they would have if the model of holidays named the public
  /// holidays of each office by its time zone.
  mutating func giveRest() {
    let policy = HolidayPolicy(
      holidays: holidays.map {
        HolidayPolicy.Holiday(days: $0.day...$0.day, name: "public holiday", timeZones: [$0.zone])
      })
    let calendar = HolidayCalendar(policy)
    giveRest { role, zone in
      calendar.restDays(of: role, in: TimeZone(identifier: zone) ?? .gmt)
    }
  }
}
