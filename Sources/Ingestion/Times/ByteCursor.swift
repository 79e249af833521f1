/// Reads small tokens off the front of a view; a step that does not fit leaves it where it was.
struct ByteCursor {
  private let view: ByteView
  private(set) var position = 0

  init(_ view: ByteView) {
    self.view = view
  }

  var isAtEnd: Bool { position == view.count }

  var next: UInt8? { position < view.count ? view[position] : nil }

  /// The bytes not read yet.
  var rest: ByteView { view[position...] }

  mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    position += 1
    return true
  }

  mutating func skipBlanks() {
    while let byte = next, byte == ASCII.space || byte == ASCII.tab { position += 1 }
  }

  /// A run of digits as a number, with how many there were; `nil` when there is none, or it has more
  /// than `most` digits, or it is too large for an integer.
  mutating func number(atMost most: Int) -> (value: Int, digits: Int)? {
    var value = 0
    var end = position
    while end < view.count, ASCII.isDigit(view[end]) {
      guard end - position < most else { return nil }
      let (tenfold, isTooLarge) = value.multipliedReportingOverflow(by: 10)
      let (next, isTooLargeToo) = tenfold.addingReportingOverflow(Int(view[end] &- 48))
      if isTooLarge || isTooLargeToo { return nil }
      value = next
      end += 1
    }
    guard end > position else { return nil }
    defer { position = end }
    return (value, end - position)
  }

  /// A run of ASCII letters, in lower case; empty when there is none.
  mutating func letters() -> [UInt8] {
    var word: [UInt8] = []
    while let byte = next, ASCII.isLetter(byte) {
      word.append(ASCII.lowercased(byte))
      position += 1
    }
    return word
  }

  /// A fraction after `.` or `,` in ticks of 100 ns, digits beyond the seventh dropped; 0 without one.
  mutating func fraction() -> Int? {
    guard next == UInt8(ascii: ".") || next == ASCII.comma else { return 0 }
    position += 1
    var ticks = 0
    var digits = 0
    while let byte = next, ASCII.isDigit(byte) {
      if digits < 7 { ticks = ticks * 10 + Int(byte &- 48) }
      digits += 1
      position += 1
    }
    guard digits > 0 else { return nil }
    for _ in min(digits, 7)..<7 { ticks *= 10 }
    return ticks
  }
}
