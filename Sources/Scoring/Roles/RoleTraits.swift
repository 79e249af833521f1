import Events
import Policies

/// What an entity's past has of a machine's: scripts, all hours, even gaps, weekends.
package struct RoleTraits: Hashable, Sendable {
  /// In the order in which they are shown.
  package let traits: [EntityRole.Trait]
  /// The family that more than half of the events with a client come from.
  package let mainClient: String?
  /// Client families on the day that had most.
  package let mostClients: Int
  /// Whether enough traits are there; `nil` where too little is known.
  package let isAutomation: Bool?

  /// - Parameters:
  ///   - activity: its gaps must be those of the days looked at.
  ///   - days: the days to look at, inclusive.
  package init(
    of activity: EntityActivity, days: ClosedRange<LocalDay>, policy: RolePolicy.Inference
  ) {
    let start = activity.days.lowerBound { $0.day >= days.lowerBound }
    let end = activity.days.lowerBound { $0.day > days.upperBound }
    let active = activity.days[start..<max(start, end)].filter { $0.events > 0 }
    let events = active.reduce(0) { $0 + $1.events }
    var clients: [String: Int] = [:]
    var mostClients = 0
    for day in active {
      let own = day.clients
      mostClients = max(mostClients, own.count)
      clients.merge(own, uniquingKeysWith: +)
    }
    self.mostClients = mostClients
    mainClient = clients.first { $0.value * 2 > events }?.key
    guard active.count >= policy.minDays, events >= policy.minEvents else {
      traits = []
      isAutomation = nil
      return
    }
    let scripted = active.reduce(0) { $0 + $1.scripted }
    traits = [
      EntityRole.Trait(
        name: "scripted clients", value: Double(scripted) / Double(events),
        threshold: policy.scriptedShare),
      EntityRole.Trait(
        name: "hours of the week in use", value: Self.hoursShare(of: active),
        threshold: policy.hoursShare),
      EntityRole.Trait(
        name: "even gaps", value: activity.gaps.regularity ?? 0, threshold: policy.regularShare),
      EntityRole.Trait(
        name: "weekend days for each workday", value: Self.weekendRatio(of: active, in: days),
        threshold: policy.weekendRatio),
    ]
    isAutomation = traits.count(where: \.isThere) >= policy.votes
  }

  /// The part of the 168 hours of the week that has an event.
  private static func hoursShare(of days: [DayActivity]) -> Double {
    var isUsed = [Bool](repeating: false, count: 168)
    for day in days {
      for hour in day.hours.indices where day.hours[hour] > 0 {
        isUsed[HourOfWeekCounts.index(weekday: day.day.weekday, hour: hour)] = true
      }
    }
    return Double(isUsed.count(where: \.self)) / 168
  }

  /// Events of an average weekend day for each of an average workday, active or not.
  private static func weekendRatio(
    of days: [DayActivity], in span: ClosedRange<LocalDay>
  ) -> Double {
    var events = (weekend: 0, workday: 0)
    for day in days {
      if day.day.isWeekend { events.weekend += day.events } else { events.workday += day.events }
    }
    let first = max(span.lowerBound, days.first?.day ?? span.lowerBound)
    let length = first.distance(to: span.upperBound) + 1
    let weekends = (0..<length).count { first.advanced(by: $0).isWeekend }
    guard weekends > 0, length > weekends, events.workday > 0 else {
      return events.workday == 0 && events.weekend > 0 ? 1 : 0
    }
    return Double(events.weekend) / Double(weekends)
      / (Double(events.workday) / Double(length - weekends))
  }
}
