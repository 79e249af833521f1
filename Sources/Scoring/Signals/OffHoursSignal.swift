import Events
import Foundation
import Policies

/// Activity in local hours of the week in which the entity is hardly ever active.
///
/// An hour's probability is that of all hours of the week which are at most as likely. A session's is
/// that of its least likely hour, corrected for the number of hours looked at (Šidák 1967).
struct OffHoursSignal: SignalModel {
  static let name = "off-hours"
  static let typical = "at its usual hours"

  init(policy: ScoringPolicy, vendorNames: [String: String]) {}

  func logTail(
    of session: DayFacts.SessionFacts, on day: DayFacts, after past: Past
  ) -> Double {
    let (own, others) = judge(session, on: day, after: past)
    return log(max(own, past.trends.share(of: others)))
  }

  /// The probability under the entity's own hours, and how many others were active in hours that are
  /// unusual for them at about the same time.
  private func judge(
    _ session: DayFacts.SessionFacts, on day: DayFacts, after past: Past
  ) -> (own: Double, others: Int) {
    let tails = session.hours.map { past.hours[$0] }
    guard let least = tails.min(), let place = tails.firstIndex(of: least) else { return (1, 0) }
    let joint = max(-expm1(Double(tails.count) * log1p(-least)), least)
    return (
      joint,
      past.trends.awake(around: session.hours.lowerBound + place, besides: day.entity)
    )
  }

  func describe(_ scene: Scene) -> SignalText {
    let first = scene.session.minutes.lowerBound / 60
    let last = scene.session.minutes.upperBound / 60
    let span = HourSpan(first...last)
    let past = scene.baseline.hoursOfWeek
    let weekday = Self.weekdays[scene.day.day.weekday - 1]
    let words = DayWords(of: scene)
    let clock = "\(span.clock) \(weekday)"
    let place = clock + (words.holiday.map { ", \($0)" } ?? "")
    guard past.total > 0 else {
      return SignalText(
        "\(Phrase.count(scene.session.events, "event")) at \(place); no earlier hours to compare with",
        observed: .text(clock))
    }
    let isRest = scene.facts.isRest
    let (own, others) = judge(scene.sessionFacts, on: scene.facts, after: scene.past)
    let shared =
      scene.past.trends.share(of: others) > own
      ? "; so were \(Phrase.count(others, "other")) in hours unusual for them, so less of a surprise"
      : ""
    let near = Self.count(past.hours(onRest: isRest), near: span)
    let usual = HourSpan.usual(in: past, words)
    return SignalText(
      "\(Phrase.count(scene.session.events, "event")) at \(place); \(near) of"
        + " \(Phrase.count(past.total, "earlier active hour")) fell within an hour of that on"
        + " \(words.all(isRest)); usual hours \(usual)\(shared)", observed: .text(clock),
      expected: .text(usual))
  }

  private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// Of active hours by hour of the day, those in a span or next to it.
  private static func count(_ hours: [Int], near span: HourSpan) -> Int {
    let wide = (span.hours.lowerBound - 1)...(span.hours.upperBound + 1)
    return Set(wide.map { ($0 + 24) % 24 }).reduce(0) { $0 + hours[$1] }
  }
}
