import Events
import Foundation
import Synchronization

/// The clocks of time zones that logs name, each made once: a clock costs a hundred calendar look-ups,
/// and an event may name its zone in every row.
enum NamedClocks {
  private static let known = Mutex<[String: LocalClock?]>([:])

  /// Names that are remembered, of zones or not; more than there are zones.
  private static let namesHeld = 2000

  /// The clock of an IANA name or an abbreviation; `nil` for anything else.
  static func clock(named name: String) -> LocalClock? {
    known.withLock { known in
      if let clock = known[name] { return clock }
      let zone = TimeZone(identifier: name) ?? TimeZone(abbreviation: name)
      let clock = zone.map { LocalClock(timeZone: $0) }
      if known.count < namesHeld { known[name] = .some(clock) }
      return clock
    }
  }
}
