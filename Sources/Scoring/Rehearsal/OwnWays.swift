import Events
import Seeded

/// How an entity goes about it before a week, as far as an attacker may copy it.
struct OwnWays {
  /// The sessions of its earlier days, by day; never empty.
  private let days: ArraySlice<DayActivity>
  let vendors: Set<String>
  let countries: Set<String>
  let keys: Set<String>
  private let networks: Set<String>
  private let restDays: RestDays

  /// - Returns: `nil` where nothing is known of the entity before the day.
  init?(of activity: EntityActivity, from start: LocalDay, before day: LocalDay) {
    let first = activity.days.lowerBound { $0.day >= start }
    let end = activity.days.lowerBound { $0.day >= day }
    guard first < end else { return nil }
    days = activity.days[first..<end]
    guard days.contains(where: { !$0.sessions.isEmpty }) else { return nil }
    restDays = activity.restDays
    vendors = Set(days.lazy.flatMap { $0.vendors.keys })
    countries = Set(days.lazy.flatMap { $0.countries.keys })
    keys = Set(days.lazy.flatMap(\.sessions).flatMap(\.keys))
    networks = Set(days.lazy.flatMap { $0.sources.keys }.map { SourceNetwork.name(of: $0) })
  }

  /// A session to take after: one of that day, else one of the last day before.
  func session(like day: DayActivity?, using stream: inout SeededStream) -> Session? {
    let today = day?.sessions ?? []
    let last = days.last { !$0.sessions.isEmpty }?.sessions ?? []
    return stream.any(of: today.isEmpty ? last : today)
  }

  /// A session of any earlier day: of a day of rest or of work like it, where there is any.
  func usualSession(on day: LocalDay, using stream: inout SeededStream) -> Session? {
    let alike = days.filter {
      restDays.isRest($0.day) == restDays.isRest(day) && !$0.sessions.isEmpty
    }
    let any = alike.isEmpty ? days.filter { !$0.sessions.isEmpty } : alike
    return stream.any(of: any).flatMap { stream.any(of: $0.sessions) }
  }

  /// An address that nobody has: of the range that is kept for benchmarks (RFC 2544), in a network that
  /// is not the entity's.
  func newSource(using stream: inout SeededStream) -> String {
    var source: String
    repeat {
      source =
        "198.\(stream.integer(18...19)).\(stream.integer(0...255)).\(stream.integer(1...254))"
    } while networks.contains(SourceNetwork.name(of: source))
    return source
  }
}
