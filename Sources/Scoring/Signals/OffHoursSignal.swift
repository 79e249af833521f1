import Events
import Foundation
import Policies

/// Activity in local hours of the week in which the entity is hardly ever active.
///
/// An hour's probability is that of all hours of the week which are at most as likely. The day's
/// is that of its least likely hour, corrected for the number of hours looked at (Šidák 1967).
package struct OffHoursSignal: SignalModel {
  package static let name = "off-hours"

  private let bandwidth: Double
  private let prior: Double

  package init(policy: ScoringPolicy, vendorNames: [String: String]) {
    bandwidth = policy.hourBandwidth
    prior = policy.hourPriorEvents
  }

  package func evaluate(
    day: DayActivity, baseline: Baseline, organisation: OrganisationBaseline
  ) -> Signal {
    let hours = day.activeHours
    guard !hours.isEmpty else {
      return signal("no hour is known", over: baseline, observed: .text("none"))
    }
    let past = baseline.hoursOfWeek
    guard let week = past.probabilities(bandwidth: bandwidth, prior: prior) else {
      let span = HourSpan(hours[0]...(hours.last ?? hours[0]))
      return signal(
        "\(Phrase.count(day.events, "event")) in \(span.clock); no earlier hours to compare with",
        over: baseline, observed: .text(span.clock))
    }
    let tails = hours.map { hour in
      Self.tail(at: HourOfWeekDensity.index(weekday: day.day.weekday, hour: hour), in: week)
    }
    let least = tails.min() ?? 1
    let joint = log(max(-expm1(Double(hours.count) * log1p(-least)), least))
    let span = Self.span(around: least, hours: hours, tails: tails)
    let place = "\(span.clock) \(Self.weekdays[day.day.weekday - 1])"
    let type = HourOfWeekDensity.DayType(weekday: day.day.weekday)
    let near = Self.count(past.hours(on: type), near: span)
    let events = span.hours.reduce(0) { $0 + day.hours[$1] }
    let usual = HourSpan.usual(in: past)
    return signal(
      "\(Phrase.count(events, "event")) at \(place); \(near) of "
        + "\(Phrase.count(past.total, "earlier active hour")) fell within an hour of that "
        + "on \(type.title); usual hours \(usual)",
      over: baseline, observed: .text(place), expected: .text(usual),
      surprise: surprise(atTail: joint), logProbability: joint)
  }

  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// The probability of all hours that are at most as likely; up to a tenth above is as likely,
  /// too, so that chance does not rank the hours of who is active around the clock.
  private static func tail(at index: Int, in week: [Double]) -> Double {
    let limit = week[index] * 1.1
    return min(1, week.reduce(0) { $1 <= limit ? $0 + $1 : $0 })
  }

  /// The run of active hours around the first least likely one that are about as unlikely.
  private static func span(around least: Double, hours: [Int], tails: [Double]) -> HourSpan {
    let first = tails.firstIndex(of: least) ?? 0
    var last = first
    while last + 1 < hours.count, hours[last + 1] == hours[last] + 1, tails[last + 1] <= 2 * least {
      last += 1
    }
    return HourSpan(hours[first]...hours[last])
  }

  /// Of active hours by hour of the day, those in a span or next to it.
  private static func count(_ hours: [Int], near span: HourSpan) -> Int {
    let wide = (span.hours.lowerBound - 1)...(span.hours.upperBound + 1)
    return Set(wide.map { ($0 + 24) % 24 }).reduce(0) { $0 + hours[$1] }
  }
}
