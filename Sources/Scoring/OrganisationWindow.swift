import Events
import Policies

/// The organisation's baseline as it slides over ascending days: what enters is added and what
/// leaves is removed, so that each entity's day is touched twice however many days are scored.
struct OrganisationWindow {
  /// One active day of one entity, by its places in `activities`.
  private struct Entry {
    var day: LocalDay
    var entity: Int
    var place: Int
  }

  private let activities: [EntityActivity]
  private let policy: ScoringPolicy
  /// All active days, ascending.
  private let entries: [Entry]
  /// The entries that `baseline` counts.
  private var counted = 0..<0
  private(set) var baseline = OrganisationBaseline()

  init(activities: [EntityActivity], policy: ScoringPolicy) {
    self.activities = activities
    self.policy = policy
    entries = activities.indices.flatMap { entity in
      activities[entity].days.indices.filter { activities[entity].days[$0].lesson > 0 }.map {
        place in
        Entry(day: activities[entity].days[place].day, entity: entity, place: place)
      }
    }.sorted { ($0.day, $0.entity, $0.place) < ($1.day, $1.entity, $1.place) }
  }

  /// Moves the window to lie before a day, which must not be before the previous one.
  mutating func move(before day: LocalDay) {
    let start = entries.lowerBound { $0.day >= policy.windowStart(before: day) }
    let end = entries.lowerBound { $0.day >= day }
    for entry in entries[counted.lowerBound..<min(start, counted.upperBound)] {
      baseline.remove(activity(entry), of: activities[entry.entity].entity)
    }
    for entry in entries[max(start, counted.upperBound)..<end] {
      baseline.add(activity(entry), of: activities[entry.entity].entity)
    }
    counted = start..<end
  }

  private func activity(_ entry: Entry) -> DayActivity {
    activities[entry.entity].days[entry.place]
  }
}
