import Events

/// The time of the line being written, as text: the date is made once a day, the rest is digits.
struct BenchClock {
  private let start: Int
  private var second: Int
  /// Milliseconds since 1970.
  private(set) var millisecond: Int
  /// `Nov 16 09:14:27`
  private(set) var syslog: [UInt8] = []
  /// `2026-11-16T09:14:27.0000000Z`, always on the whole second.
  private(set) var iso: [UInt8] = []

  init(start: Timestamp) {
    self.start = start.seconds * 1000
    self.millisecond = self.start
    self.second = start.seconds
    writeDate()
  }

  /// Sets the clock to a number of milliseconds after the start.
  mutating func advance(to offset: Int) {
    millisecond = start + offset
    let now = millisecond / 1000
    guard now != second else { return }
    let isNewDay = now / 86_400 != second / 86_400
    second = now
    if isNewDay { writeDate() }
    for (part, value) in [now / 3600 % 24, now / 60 % 60, now % 60].enumerated() {
      syslog.overwrite(at: 7 + part * 3, with: value, digits: 2)
      iso.overwrite(at: 11 + part * 3, with: value, digits: 2)
    }
  }

  private mutating func writeDate() {
    let time = Timestamp(seconds: Int64(second))
    syslog = Array(TimeText.syslog(time).utf8)
    iso = Array(TimeText.iso(time).utf8)
  }
}
