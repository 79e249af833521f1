import Events
import Policies
import Reporting

/// The holidays of a window, and how many rest on each.
struct HolidaySurvey {
  private struct Holiday {
    /// Those of its days that are in the window.
    var days: ClosedRange<LocalDay>
    var policy: HolidayPolicy.Holiday
    /// Ids of those whom it concerns.
    var entities: Set<String> = []
  }

  private var holidays: [Holiday]

  init(policy: HolidayPolicy, window: Report.Window) {
    let span = window.firstDay...window.lastDay
    holidays = policy.holidays.filter { $0.days.overlaps(span) }.map {
      Holiday(days: $0.days.clamped(to: span), policy: $0)
    }
  }

  /// Takes in everybody as a part of the window sees them.
  mutating func add(_ activities: [EntityActivity]) {
    for place in holidays.indices {
      let holiday = holidays[place]
      for activity in activities
      where activity.restDays.type(of: holiday.days.lowerBound).holiday == holiday.policy.name {
        holidays[place].entities.insert(activity.entity.id)
      }
    }
  }

  /// By day, then by name.
  var report: [Report.Holiday] {
    holidays.map { holiday in
      Report.Holiday(
        days: holiday.days, name: holiday.policy.name, timeZones: holiday.policy.timeZones,
        entities: holiday.entities.count)
    }.sorted { Self.key($0) < Self.key($1) }
  }

  private static func key(_ holiday: Report.Holiday) -> (LocalDay, LocalDay, String, String) {
    (
      holiday.days.lowerBound, holiday.days.upperBound, holiday.name,
      holiday.timeZones.joined(separator: " ")
    )
  }
}
