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
    let past = Tally(of: activity.days, in: days)
    mostClients = past.mostClients
    mainClient = past.clients.first { $0.value * 2 > past.events }?.key
    guard past.days >= policy.minDays, past.events >= policy.minEvents else {
      traits = []
      isAutomation = nil
      return
    }
    traits = [
      EntityRole.Trait(
        name: "scripted clients", value: Double(past.scripted) / Double(past.events),
        threshold: policy.scriptedShare),
      EntityRole.Trait(
        name: "hours of the week in use", value: past.hoursShare,
        threshold: policy.hoursShare),
      EntityRole.Trait(
        name: "even gaps", value: activity.gaps.regularity ?? 0, threshold: policy.regularShare),
      EntityRole.Trait(
        name: "weekend days for each workday", value: past.weekendRatio(in: days),
        threshold: policy.weekendRatio),
    ]
    isAutomation = traits.count(where: \.isThere) >= policy.votes
  }
}

/// What active days come to, each looked at once.
private struct Tally {
  private(set) var days = 0
  private(set) var events = 0
  private(set) var scripted = 0
  private(set) var clients: [String: Int] = [:]
  private(set) var mostClients = 0
  private var first: LocalDay?
  private var eventsOnWeekends = 0
  /// By hour of the week.
  private var isUsed = [Bool](repeating: false, count: 168)

  /// - Parameter all: ascending.
  init(of all: [DayActivity], in span: ClosedRange<LocalDay>) {
    let start = all.lowerBound { $0.day >= span.lowerBound }
    let end = all.lowerBound { $0.day > span.upperBound }
    // By index, because a loop over the elements would copy each.
    for place in start..<max(start, end) where all[place].events > 0 && all[place].lesson > 0 {
      let day = all[place].day
      first = first ?? day
      days += 1
      events += all[place].events
      scripted += all[place].scripted
      if day.isWeekend { eventsOnWeekends += all[place].events }
      let own = all[place].clients
      mostClients = max(mostClients, own.count)
      clients.merge(own, uniquingKeysWith: +)
      for hour in 0..<24 where all[place].hours[hour] > 0 {
        isUsed[HourOfWeekCounts.index(weekday: day.weekday, hour: hour)] = true
      }
    }
  }

  /// The part of the 168 hours of the week that has an event.
  var hoursShare: Double { Double(isUsed.count(where: \.self)) / 168 }

  /// Events of an average weekend day for each of an average workday, active or not.
  ///
  /// Holidays count by their weekday: whose they are is known only when the role is.
  func weekendRatio(in span: ClosedRange<LocalDay>) -> Double {
    let onWorkdays = events - eventsOnWeekends
    let first = max(span.lowerBound, self.first ?? span.lowerBound)
    let length = first.distance(to: span.upperBound) + 1
    let weekends = (0..<length).count { first.advanced(by: $0).isWeekend }
    guard weekends > 0, length > weekends, onWorkdays > 0 else {
      return onWorkdays == 0 && eventsOnWeekends > 0 ? 1 : 0
    }
    return Double(eventsOnWeekends) / Double(weekends)
      / (Double(onWorkdays) / Double(length - weekends))
  }
}
