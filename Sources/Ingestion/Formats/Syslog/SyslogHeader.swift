import Events

/// The syslog header that may stand before a CEF event; only its time matters here.
enum SyslogHeader {
  /// The time in `<134>Nov 16 09:14:27 edge-01 ` (RFC 3164), `<134>1 2026-11-16T09:14:27Z edge-01 …`
  /// (RFC 5424), or in either without the priority; `nil` without one.
  static func time(in prefix: ByteView, times: TimeParser) -> Timestamp? {
    var cursor = ByteCursor(prefix)
    cursor.skipBlanks()
    skipPriority(&cursor)
    cursor.skipBlanks()
    skipVersion(&cursor)
    let words = Self.words(in: cursor.rest, atMost: 5)
    // The longest run of words that is a time, from the front: `Nov 16 2026 09:14:27 UTC`.
    for count in stride(from: words.count, through: 1, by: -1) {
      let end = words[count - 1].upperBound
      if let time = times.instant(in: cursor.rest[0..<end]) { return time }
    }
    return nil
  }

  /// `<134>`
  private static func skipPriority(_ cursor: inout ByteCursor) {
    var ahead = cursor
    guard ahead.skip(UInt8(ascii: "<")), ahead.number(atMost: 3) != nil,
      ahead.skip(UInt8(ascii: ">"))
    else { return }
    cursor = ahead
  }

  /// RFC 5424's version `1 `.
  private static func skipVersion(_ cursor: inout ByteCursor) {
    var ahead = cursor
    guard let version = ahead.number(atMost: 2), version.digits <= 2,
      ahead.skip(ASCII.space), let byte = ahead.next, ASCII.isDigit(byte)
    else { return }
    cursor = ahead
  }

  private static func words(in text: ByteView, atMost most: Int) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var position = 0
    while words.count < most {
      while position < text.count, ASCII.isBlank(text[position]) { position += 1 }
      guard position < text.count else { break }
      let end = text.firstIndex(of: ASCII.space, from: position) ?? text.count
      words.append(position..<end)
      position = end
    }
    return words
  }
}
