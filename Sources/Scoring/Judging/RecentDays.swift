import Events
import Policies

/// The surprising days of entities, by which days soon after them count more.
///
///     recent.most(before: tuesday, of: alice)  // monday, 14.2 nats
struct RecentDays {
  /// An entity's day with what it came to by itself, in nats.
  struct Known: Hashable {
    var day: LocalDay
    var surprise: Double
  }

  private let policy: ScoringPolicy.Sequel
  /// Those beyond what is usual, in any order.
  private var days: [Entity: [Known]] = [:]

  init(policy: ScoringPolicy.Sequel) {
    self.policy = policy
  }

  /// Takes in a day, in any order.
  ///
  /// - Parameter surprise: what it came to by itself; what its own past days added does not count, so that
  ///   nothing goes on for ever.
  mutating func add(_ surprise: Double, of entity: Entity, on day: LocalDay) {
    guard policy.days > 0, surprise > policy.from else { return }
    days[entity, default: []].append(Known(day: day, surprise: surprise))
  }

  /// The most surprising of the entity's last days before a day, the latest of equals; `nil` where all were
  /// usual.
  func most(before day: LocalDay, of entity: Entity) -> Known? {
    guard !days.isEmpty, let known = days[entity] else { return nil }
    let first = day.advanced(by: -policy.days)
    return known.filter { first <= $0.day && $0.day < day }
      .max { ($0.surprise, $0.day) < ($1.surprise, $1.day) }
  }

  /// The same for a judged day.
  func most(before day: JudgedWeek.Day) -> Known? { most(before: day.day, of: day.entity) }
}

extension ScoringPolicy.Sequel {
  /// What a day comes to beyond its own surprise, as the sequel of an earlier one; in nats.
  ///
  /// Never more than its own by the weight, and the more the greater that is, so the order of what could have
  /// happened on a day stays.
  func nats(of own: Double, after earlier: RecentDays.Known?) -> Double {
    guard let earlier else { return 0 }
    return weight * min(own, max(0, earlier.surprise - from))
  }
}
