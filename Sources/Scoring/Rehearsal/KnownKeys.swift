import Events
import Seeded

/// The keys and tokens that were seen in a span of days, and who used them.
struct KnownKeys {
  /// Ascending.
  private let keys: [String]

  init(_ activities: [EntityActivity], from start: LocalDay, before end: LocalDay) {
    var keys: Set<String> = []
    for activity in activities {
      for day in activity.days where start <= day.day && day.day < end {
        for session in day.sessions { keys.formUnion(session.keys) }
      }
    }
    self.keys = keys.sorted()
  }

  /// One that an entity with such keys does not have; `nil` where there is none.
  func another(than own: Set<String>, using stream: inout SeededStream) -> String? {
    stream.any(of: keys.filter { !own.contains($0) })
  }
}
