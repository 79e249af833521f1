import Events
import Foundation

/// Reads the time formats that logs really have, into instants.
///
///     parser.instant(in: "2026-11-16T09:14:27.483Z")       // ISO 8601, `T` or blank, zone or not
///     parser.instant(in: "4/28/2021, 2:08:45.221 PM")      // the Sentinel portal's export
///     parser.instant(in: "16/Nov/2026:09:22:23 +0100")     // the common log format
///     parser.instant(in: "Nov 16 2026 09:22:23 UTC")       // CEF and syslog, year or not
///     parser.instant(in: "1794821699.483")                 // since 1970: s, ms, µs or ns by size
///
/// A zone in the text wins over the reader's own; time since 1970 has none. A date without a year is
/// the latest one not more than two days after `reference`.
package struct TimeParser: Sendable {
  /// The zone of a text that names none.
  package let clock: LocalClock
  /// Now, for dates without a year.
  package let reference: Timestamp

  package init(clock: LocalClock = .utc, reference: Timestamp) {
    self.clock = clock
    self.reference = reference
  }

  /// The instant that a text names; `nil` when it is none of the formats or no real date.
  package func instant(in text: ByteView) -> Timestamp? {
    let text = text.trimmed
    guard let first = text.first else { return nil }
    if ASCII.isLetter(first) { return monthNameTime(text) }
    guard ASCII.isDigit(first) else { return nil }
    var cursor = ByteCursor(text)
    guard let number = cursor.number(atMost: 19) else { return nil }
    switch cursor.next {
    case UInt8(ascii: "-") where number.digits == 4: return isoTime(text)
    case UInt8(ascii: "/") where number.digits <= 2: return slashTime(text)
    case ASCII.space where number.digits <= 2: return dayMonthNameTime(text)
    default: return epochTime(text)
    }
  }

  package func instant(in text: String) -> Timestamp? {
    var copy = text
    return copy.withUTF8 { instant(in: ByteView(UnsafeRawBufferPointer($0))) }
  }

  // MARK: Formats

  /// `2026-11-16T09:14:27.483+01:00`, also with a blank for the `T` or no seconds.
  private func isoTime(_ text: ByteView) -> Timestamp? {
    var cursor = ByteCursor(text)
    guard let year = cursor.number(atMost: 4)?.value, cursor.skip(UInt8(ascii: "-")),
      let month = cursor.number(atMost: 2)?.value, cursor.skip(UInt8(ascii: "-")),
      let day = cursor.number(atMost: 2)?.value,
      cursor.skip(UInt8(ascii: "T")) || cursor.skip(ASCII.space),
      let time = ClockReading(&cursor)
    else { return nil }
    return finish(year: year, month: month, day: day, time: time, cursor: cursor)
  }

  /// `16/Nov/2026:09:14:27 +0100`, of the common log format, and `4/28/2021, 2:08:45.221 PM`: month
  /// first, as the portal writes it.
  private func slashTime(_ text: ByteView) -> Timestamp? {
    var cursor = ByteCursor(text)
    guard let first = cursor.number(atMost: 2)?.value, cursor.skip(UInt8(ascii: "/")) else {
      return nil
    }
    if let byte = cursor.next, ASCII.isLetter(byte) { return commonLogTime(day: first, &cursor) }
    let month = first
    guard let day = cursor.number(atMost: 2)?.value, cursor.skip(UInt8(ascii: "/")),
      let year = cursor.number(atMost: 4), year.digits == 4
    else { return nil }
    _ = cursor.skip(ASCII.comma)
    cursor.skipBlanks()
    guard let time = ClockReading(&cursor) else { return nil }
    return finish(year: year.value, month: month, day: day, time: time, cursor: cursor)
  }

  private func commonLogTime(day: Int, _ cursor: inout ByteCursor) -> Timestamp? {
    guard let month = MonthName.number(of: cursor.letters()), cursor.skip(UInt8(ascii: "/")),
      let year = cursor.number(atMost: 4), year.digits == 4, cursor.skip(ASCII.colon),
      let time = ClockReading(&cursor)
    else { return nil }
    return finish(year: year.value, month: month, day: day, time: time, cursor: cursor)
  }

  /// `Nov 16 2026 09:22:23.5 UTC`, `Nov  6 09:22:23`.
  private func monthNameTime(_ text: ByteView) -> Timestamp? {
    var cursor = ByteCursor(text)
    guard let month = MonthName.number(of: cursor.letters()) else { return nil }
    _ = cursor.skip(UInt8(ascii: "."))
    cursor.skipBlanks()
    guard let day = cursor.number(atMost: 2)?.value else { return nil }
    return afterMonthAndDay(month: month, day: day, cursor: &cursor)
  }

  /// `16 Nov 2026 09:22:23`.
  private func dayMonthNameTime(_ text: ByteView) -> Timestamp? {
    var cursor = ByteCursor(text)
    guard let day = cursor.number(atMost: 2)?.value else { return nil }
    cursor.skipBlanks()
    guard let month = MonthName.number(of: cursor.letters()) else { return nil }
    return afterMonthAndDay(month: month, day: day, cursor: &cursor)
  }

  private func afterMonthAndDay(month: Int, day: Int, cursor: inout ByteCursor) -> Timestamp? {
    _ = cursor.skip(ASCII.comma)
    cursor.skipBlanks()
    let beforeYear = cursor
    if let year = cursor.number(atMost: 4), year.digits == 4, cursor.next != ASCII.colon {
      cursor.skipBlanks()
      guard let time = ClockReading(&cursor) else { return nil }
      return finish(year: year.value, month: month, day: day, time: time, cursor: cursor)
    }
    cursor = beforeYear
    guard let time = ClockReading(&cursor) else { return nil }
    return withoutYear(month: month, day: day, time: time, cursor: cursor)
  }

  /// Since 1970, the unit told by the size: seconds to the year 5138, then ms, µs and ns.
  private func epochTime(_ text: ByteView) -> Timestamp? {
    var cursor = ByteCursor(text)
    guard let number = cursor.number(atMost: 19), let fraction = cursor.fraction(), cursor.isAtEnd
    else { return nil }
    return Self.sinceEpoch(Int64(number.value), digits: number.digits, fraction: fraction)
  }

  /// - Parameter fraction: of the unit, in parts of ten million.
  @inline(__always)
  private static func sinceEpoch(_ whole: Int64, digits: Int, fraction: Int) -> Timestamp {
    switch digits {
    case ...11: Timestamp(ticks: whole * 10_000_000 + Int64(fraction))
    case ...14: Timestamp(ticks: whole * 10_000 + Int64(fraction / 1000))
    case ...17: Timestamp(ticks: whole * 10 + Int64(fraction / 1_000_000))
    default: Timestamp(ticks: whole / 100)
    }
  }

  /// The instant since 1970 that a text of digits names, as any parser has it: no zone matters to it.
  ///
  /// - Returns: `nil` for any other text, and for one of so many digits that it may be too large.
  static func instant(inWholeNumber text: ByteView) -> Timestamp? {
    guard (1...18).contains(text.count) else { return nil }
    var whole: Int64 = 0
    for place in 0..<text.count {
      let digit = text[place] &- 48
      guard digit < 10 else { return nil }
      whole = whole &* 10 &+ Int64(digit)
    }
    return sinceEpoch(whole, digits: text.count, fraction: 0)
  }

  // MARK: Years and zones

  private func finish(
    year: Int, month: Int, day: Int, time: ClockReading, cursor: ByteCursor
  ) -> Timestamp? {
    guard
      let reading = Timestamp(
        year: year, month: month, day: day, hour: time.hour, minute: time.minute,
        second: time.second, ticks: time.ticks)
    else { return nil }
    return ZoneSuffix(cursor.rest, default: clock)?.instant(ofWallClock: reading)
  }

  private func withoutYear(
    month: Int, day: Int, time: ClockReading, cursor: ByteCursor
  ) -> Timestamp? {
    let latest = reference.advanced(bySeconds: 2 * 86_400)
    let thisYear = CivilYear(of: reference).number
    // 29 February exists in one of the eight years up to any other.
    for year in stride(from: thisYear + 1, through: thisYear - 8, by: -1) {
      if let found = finish(year: year, month: month, day: day, time: time, cursor: cursor),
        found <= latest
      {
        return found
      }
    }
    return nil
  }
}
