import Events

/// Times as the logs write them, always in UTC.
enum TimeText {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// RFC 3164: `Nov 16 09:14:27`, the day padded with a space.
  static func syslog(_ time: Timestamp) -> String {
    let text = LocalClock.utc.day(of: time).description
    let month = Int(text.dropFirst(5).prefix(2)).map { months[$0 - 1] } ?? ""
    let day = text.hasSuffix("0\(text.suffix(1))") ? " \(text.suffix(1))" : "\(text.suffix(2))"
    return "\(month) \(day) \(clock(time))"
  }

  /// ISO 8601 as Log Analytics exports it: `2026-11-16T09:14:27.4830000Z`.
  static func iso(_ time: Timestamp) -> String {
    let fraction = Int(time.ticks) - time.seconds * Int(Timestamp.ticksPerSecond)
    return "\(LocalClock.utc.day(of: time))T\(clock(time)).\(padded(fraction, 7))Z"
  }

  private static func clock(_ time: Timestamp) -> String {
    let second = time.seconds - time.seconds.flooredDivision(by: 86_400) * 86_400
    return "\(padded(second / 3600, 2)):\(padded(second / 60 % 60, 2)):\(padded(second % 60, 2))"
  }

  /// A number with leading zeros.
  static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
