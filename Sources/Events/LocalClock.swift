import Foundation

/// Converts instants to the days and hours of one time zone, daylight saving included.
///
/// The offsets from 1990 to 2100 are read from the time-zone database once, so that a conversion
/// is a binary search and not a calendar computation.
///
///     let clock = LocalClock(timeZone: berlin)
///     clock.day(of: time)   // 2026-11-18
///     clock.hour(of: time)  // 14
package struct LocalClock: Sendable {
  package let timeZone: TimeZone
  /// Instants, in seconds since 1970, from which the offset at the same place holds; ascending.
  private let starts: [Int]
  private let offsets: [Int]

  package init(timeZone: TimeZone) {
    self.timeZone = timeZone
    let first = Date(timeIntervalSince1970: 631_152_000)
    let last = Date(timeIntervalSince1970: 4_102_444_800)
    var starts = [Int.min]
    var offsets = [timeZone.secondsFromGMT(for: first)]
    var moment = first
    while let transition = timeZone.nextDaylightSavingTimeTransition(after: moment),
      transition > moment, transition < last
    {
      starts.append(Int(transition.timeIntervalSince1970.rounded()))
      offsets.append(timeZone.secondsFromGMT(for: transition.addingTimeInterval(1)))
      moment = transition
    }
    self.starts = starts
    self.offsets = offsets
  }

  /// The clock that every default uses.
  package static let utc = LocalClock(timeZone: .gmt)

  /// Seconds east of UTC at an instant given in seconds since 1970.
  private func offset(at seconds: Int) -> Int {
    if starts.count == 1 { return offsets[0] }
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= seconds { low = middle } else { high = middle }
    }
    return offsets[low]
  }

  /// The local day of an instant.
  package func day(of time: Timestamp) -> LocalDay {
    let local = time.seconds + offset(at: time.seconds)
    return LocalDay(number: Int32(local.flooredDivision(by: 86_400)))
  }

  /// The local hour of an instant, 0 to 23.
  package func hour(of time: Timestamp) -> Int { minute(of: time) / 60 }

  /// The local minute of the day, 0 to 1439.
  package func minute(of time: Timestamp) -> Int {
    let local = time.seconds + offset(at: time.seconds)
    return (local - local.flooredDivision(by: 86_400) * 86_400) / 60
  }

  /// The first instant of a local day.
  package func start(of day: LocalDay) -> Timestamp {
    let start = instant(ofWallClock: Timestamp(seconds: Int64(day.number) * 86_400))
    // Where the clock jumps over midnight, the day starts at the jump.
    return self.day(of: start) < day ? start.advanced(bySeconds: 3600) : start
  }

  /// The instant at which the clock on the wall shows what `reading` shows in UTC.
  ///
  /// Of two such instants, when clocks go back, the second; a reading that clocks skip going forward
  /// is taken to be an hour early.
  package func instant(ofWallClock reading: Timestamp) -> Timestamp {
    let local = reading.seconds
    // The offset may change between the guess and the true instant; a second look settles it.
    let guess = local - offset(at: local)
    return reading.advanced(bySeconds: -offset(at: guess))
  }

  /// The half-open span of instants that a run of local days covers.
  package func window(from first: LocalDay, through last: LocalDay) -> TimeWindow {
    TimeWindow(start: start(of: first), end: start(of: last.advanced(by: 1)))
  }
}
