/// An instant in UTC with Kusto's resolution of 100 nanoseconds.
///
///     Timestamp(year: 2026, month: 11, day: 16, hour: 9)?.description  // "2026-11-16T09:00:00Z"
package struct Timestamp: Hashable, Comparable, Sendable {
  package static let ticksPerSecond: Int64 = 10_000_000

  /// Ticks of 100 ns since 1970-01-01T00:00:00Z; negative before it.
  package var ticks: Int64

  package init(ticks: Int64) {
    self.ticks = ticks
  }

  package init(seconds: Int64) {
    self.ticks = seconds * Self.ticksPerSecond
  }

  package init(milliseconds: Int64) {
    self.ticks = milliseconds * 10_000
  }

  /// An instant from UTC calendar fields; `nil` for a date or time that does not exist.
  ///
  /// A leap second (`second` 60) is read as the last second of its minute.
  package init?(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0,
    ticks fraction: Int = 0
  ) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= CivilDate.days(inMonth: month, year: year),
      (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second),
      (0..<Int(Self.ticksPerSecond)).contains(fraction)
    else { return nil }
    let days = CivilDate.dayNumber(year: year, month: month, day: day)
    let seconds = days * 86_400 + hour * 3600 + minute * 60 + min(second, 59)
    self.ticks = Int64(seconds) * Self.ticksPerSecond + Int64(fraction)
  }

  /// Whole seconds since 1970, rounded down.
  package var seconds: Int { Int(ticks).flooredDivision(by: Int(Self.ticksPerSecond)) }

  package static func < (left: Self, right: Self) -> Bool { left.ticks < right.ticks }

  /// This instant moved by a number of seconds.
  package func advanced(bySeconds seconds: Int) -> Self {
    Self(ticks: ticks + Int64(seconds) * Self.ticksPerSecond)
  }
}

extension Timestamp: CustomStringConvertible {
  /// ISO 8601 in UTC, with as many fraction digits as needed: `2026-11-16T09:14:27.483Z`.
  package var description: String {
    withDescription { String(decoding: $0, as: UTF8.self) }
  }

  /// The longest description, in bytes: a year beyond the ninth thousand takes more than four digits.
  package static let longestDescription = 32

  /// Hands out the description's bytes, without making a string of them.
  package func withDescription<R>(_ body: (UnsafeBufferPointer<UInt8>) -> R) -> R {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.longestDescription) { buffer in
      var writer = DigitWriter(buffer: buffer)
      write(with: &writer)
      return body(UnsafeBufferPointer(rebasing: buffer[..<writer.count]))
    }
  }

  private func write(with writer: inout DigitWriter) {
    let seconds = seconds
    let days = seconds.flooredDivision(by: 86_400)
    let second = seconds - days * 86_400
    let date = CivilDate.date(ofDay: days)
    writer.append(date.year, digits: 4)
    writer.append("-")
    writer.append(date.month, digits: 2)
    writer.append("-")
    writer.append(date.day, digits: 2)
    writer.append("T")
    writer.append(second / 3600, digits: 2)
    writer.append(":")
    writer.append(second / 60 % 60, digits: 2)
    writer.append(":")
    writer.append(second % 60, digits: 2)
    var fraction = Int(ticks) - seconds * Int(Self.ticksPerSecond)
    if fraction != 0 {
      var digits = 7
      while fraction % 10 == 0 {
        fraction /= 10
        digits -= 1
      }
      writer.append(".")
      writer.append(fraction, digits: digits)
    }
    writer.append("Z")
  }
}

/// Writes a short text of ASCII into a buffer that is large enough for it.
private struct DigitWriter {
  let buffer: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  init(buffer: UnsafeMutableBufferPointer<UInt8>) {
    self.buffer = buffer
  }

  mutating func append(_ character: Unicode.Scalar) {
    buffer[count] = UInt8(ascii: character)
    count += 1
  }

  /// A number below 100 as two digits.
  @inline(__always)
  private mutating func appendPair(_ number: Int) {
    buffer[count] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10)
    buffer[count + 1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10)
    count += 2
  }

  /// A number with zeros in front, as many digits as said or as it needs.
  @inline(__always)
  mutating func append(_ number: Int, digits: Int) {
    if digits == 2, number >= 0, number < 100 { return appendPair(number) }
    if digits == 4, number >= 0, number < 10_000 {
      appendPair(number / 100)
      return appendPair(number % 100)
    }
    appendAny(number, digits: digits)
  }

  private mutating func appendAny(_ number: Int, digits: Int) {
    if number < 0 {
      append("-")
      return append(-number, digits: digits - 1)
    }
    var digits = digits
    var bound = 1
    for _ in 0..<digits { bound *= 10 }
    while number >= bound {
      digits += 1
      bound *= 10
    }
    var rest = number
    for place in stride(from: count + digits - 1, through: count, by: -1) {
      buffer[place] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
    count += digits
  }
}
