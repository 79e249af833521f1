import Events
import Policies

/// Activities in a fixed order, days without an access apart, ready to be replayed.
struct ReplayedPast {
  /// By entity; without quiet days.
  let activities: [EntityActivity]
  /// The days with nothing but context, by activity.
  let quiet: [[DayActivity]]

  init(_ activities: [EntityActivity]) {
    let everything = activities.sorted { $0.entity < $1.entity }
    quiet = everything.map { $0.days.filter { $0.sessions.isEmpty && $0.context != nil } }
    self.activities = everything.map(\.withoutQuietDays)
  }

  /// A replay that hands over days of one ISO week.
  ///
  /// - Parameter told: the days of which it tells what was new to several; `nil` for all of them.
  func replay(
    scoring days: ClosedRange<LocalDay>, telling told: ClosedRange<LocalDay>? = nil,
    policy: ScoringPolicy
  ) -> Replay {
    Replay(
      activities, quiet: quiet, from: policy.replayStart(before: days.lowerBound), scoring: days,
      telling: told ?? days, policy: policy)
  }

  /// A day with what each signal made of its sessions.
  func judged(_ facts: DayFacts, _ logTails: [[Double]], after past: Past) -> JudgedWeek.Day {
    let activity = activities[facts.entity]
    let volume = past.prediction(of: \.dayCounts).flatMap {
      JudgedWeek.Volume(
        location: $0.location, scale: $0.scale, degreesOfFreedom: $0.degreesOfFreedom)
    }
    return JudgedWeek.Day(
      activity.days[facts.place], of: activity, logTails: logTails, volume: volume)
  }
}

extension EntityActivity {
  /// The first day that anything is known of.
  package var firstDay: LocalDay { min(firstSeen, days.first?.day ?? firstSeen) }
}
