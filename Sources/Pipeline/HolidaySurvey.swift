import Events
import Policies
import Reporting

/// The holidays of a window, and how many rest on each.
struct HolidaySurvey {
  private struct Holiday {
    /// Those of its days that are in the window.
    var days: ClosedRange<LocalDay>
    var name: String
    /// The clocks of those whom it concerns; empty for everybody.
    var timeZones: [String]
    /// Ids of those whom it concerns.
    var entities: Set<String> = []
  }

  private var holidays: [Holiday] = []

  /// What has the same days and the same name for several clocks is one holiday.
  init(policy: HolidayPolicy, window: Report.Window) {
    let span = window.firstDay...window.lastDay
    for holiday in policy.holidays where holiday.days.overlaps(span) {
      let days = holiday.days.clamped(to: span)
      let same = holidays.firstIndex { $0.days == days && $0.name == holiday.name }
      if let same {
        holidays[same].timeZones += holiday.timeZones
      } else {
        holidays.append(Holiday(days: days, name: holiday.name, timeZones: holiday.timeZones))
      }
    }
  }

  /// Takes in everybody as a part of the window sees them.
  mutating func add(_ activities: [EntityActivity]) {
    for place in holidays.indices {
      let holiday = holidays[place]
      for activity in activities
      where activity.restDays.type(of: holiday.days.lowerBound).holiday == holiday.name {
        holidays[place].entities.insert(activity.entity.id)
      }
    }
  }

  /// By day, then by name.
  var report: [Report.Holiday] {
    holidays.map { holiday in
      Report.Holiday(
        days: holiday.days, name: holiday.name, timeZones: holiday.timeZones,
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
