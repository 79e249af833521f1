import Events

/// The time of the row being written, as text: the dates are made once a day, the rest is digits.
struct BenchClock {
  private let start: Int
  private var second: Int
  /// Milliseconds since 1970.
  private(set) var millisecond: Int
  /// `2026-11-16`
  private(set) var date: [UInt8] = []
  /// `2026/11/16`
  private(set) var slashDate: [UInt8] = []
  /// `16/Nov/2026`
  private(set) var commonDate: [UInt8] = []
  /// `Nov 16`
  private(set) var monthDay: [UInt8] = []
  /// `09:14:27`
  private(set) var time: [UInt8] = Array("00:00:00".utf8)

  init(start: Timestamp) {
    self.start = start.seconds * 1000
    self.millisecond = self.start
    self.second = start.seconds
    writeDates()
    writeTime()
  }

  /// Sets the clock to a number of milliseconds after the start.
  mutating func advance(to offset: Int) {
    millisecond = start + offset
    let now = millisecond / 1000
    guard now != second else { return }
    let isNewDay = now / 86_400 != second / 86_400
    second = now
    if isNewDay { writeDates() }
    writeTime()
  }

  private mutating func writeTime() {
    time.overwrite(at: 0, with: second / 3600 % 24, digits: 2)
    time.overwrite(at: 3, with: second / 60 % 60, digits: 2)
    time.overwrite(at: 6, with: second % 60, digits: 2)
  }

  private mutating func writeDates() {
    let now = Timestamp(seconds: Int64(second))
    date = Array(TimeText.iso(now).utf8.prefix(10))
    slashDate = date.map { $0 == UInt8(ascii: "-") ? UInt8(ascii: "/") : $0 }
    monthDay = Array(TimeText.syslog(now).utf8.prefix(6))
    let slash = [UInt8(ascii: "/")]
    commonDate = Array(date[8...]) + slash + monthDay.prefix(3) + slash + date.prefix(4)
  }
}
