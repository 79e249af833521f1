/// Messages that each say their length before them, as syslog over TCP has them (RFC 6587, section
/// 3.4.1): `142 <134>1 2026-…`. Line ends inside a message are part of it.
///
/// A count that lies is noticed because no count stands behind it: reading goes on at the next line.
enum OctetFraming {
  /// A longer message is no syslog.
  private static let mostDigits = 7

  static func nextRecord(in view: ByteView, from start: Int, isFinal: Bool) -> FramedRecord? {
    let open = view.endOfRun(of: .blanks, from: start)
    guard open < view.count else { return nil }
    guard let message = message(in: view, at: open) else {
      return LineFraming.nextRecord(in: view, from: open, isFinal: isFinal)
    }
    if message.upperBound <= view.count {
      return FramedRecord(range: message, next: message.upperBound)
    }
    guard isFinal else { return nil }
    return FramedRecord(range: open..<view.count, next: view.count, isComplete: false)
  }

  /// Where the message lies whose count stands at a place, perhaps beyond the view; `nil` where no
  /// count and priority stand.
  static func message(in view: ByteView, at place: Int) -> Range<Int>? {
    var position = place
    var count = 0
    while position < view.count, position - place <= mostDigits, ASCII.isDigit(view[position]) {
      count = count * 10 + Int(view[position] - UInt8(ascii: "0"))
      position += 1
    }
    guard position > place, position - place <= mostDigits, count > 0,
      position + 1 < view.count, view[position] == ASCII.space,
      view[position + 1] == UInt8(ascii: "<")
    else { return nil }
    return position + 1..<position + 1 + count
  }
}
