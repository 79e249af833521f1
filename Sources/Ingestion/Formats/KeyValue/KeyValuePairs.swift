/// Splits `key=value key="quoted value"` as Fortinet's devices write it, behind whatever header.
///
/// Quotes inside a quoted value are not always escaped and a backslash may be its last character, so
/// a quote ends a value only where the text ends or another key follows. An unquoted value runs to
/// the next key, for some generations write `time=10: 13:03`.
struct KeyValuePairs {
  private let text: ByteView
  /// A blank, or the comma of the CSV form of the same log.
  private let separator: UInt8

  init(_ text: ByteView, separator: UInt8 = ASCII.space) {
    self.text = text
    self.separator = separator
  }

  func forEachPair(_ body: (_ key: ByteView, _ value: ByteView) -> Void) {
    var key = nextKey(from: 0)
    while let current = key {
      let start = current.upperBound + 1
      if start < text.count, text[start] == ASCII.quote {
        let close = closingQuote(from: start + 1)
        body(text[current], text[start + 1..<(close ?? text.count)])
        key = close.flatMap { nextKey(from: $0 + 1) }
      } else {
        key = nextKey(from: start)
        body(text[current], text[start..<endOfValue(from: start, before: key)].trimmed)
      }
    }
  }

  private func endOfValue(from start: Int, before key: Range<Int>?) -> Int {
    guard let key else { return text.count }
    return max(start, key.lowerBound - 1)
  }

  /// The next name before an `=`, with a separator or the end of a priority (`<111>`) before it.
  private func nextKey(from start: Int) -> Range<Int>? {
    var search = start
    while search < text.count, let equals = text.firstIndex(of: ASCII.equals, from: search) {
      var first = equals
      while first > start, Self.isKeyByte(text[first - 1]) { first -= 1 }
      if first < equals, ASCII.isLetter(text[first]), isBoundary(before: first, notBefore: start) {
        return first..<equals
      }
      search = equals + 1
    }
    return nil
  }

  private func isBoundary(before first: Int, notBefore start: Int) -> Bool {
    guard first > start else { return first == 0 }
    let byte = text[first - 1]
    return isSeparator(byte) || byte == UInt8(ascii: ">")
  }

  private func closingQuote(from start: Int) -> Int? {
    var search = start
    while search < text.count, let quote = text.firstIndex(of: ASCII.quote, from: search) {
      var next = quote + 1
      while next < text.count, isSeparator(text[next]) { next += 1 }
      if next == text.count { return quote }
      var end = next
      while end < text.count, Self.isKeyByte(text[end]) { end += 1 }
      if next > quote + 1, end > next, end < text.count, text[end] == ASCII.equals { return quote }
      search = quote + 1
    }
    return nil
  }

  private func isSeparator(_ byte: UInt8) -> Bool {
    byte == separator || ASCII.isBlank(byte)
  }

  private static func isKeyByte(_ byte: UInt8) -> Bool {
    ASCII.isLetter(byte) || ASCII.isDigit(byte) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }
}
