/// JSON objects as elements of an array or one after another: what stands between them (`[`, `,`,
/// blanks) is passed over, and braces inside strings do not count.
///
/// An object that only wraps an array of objects (`{"value": [{…}, {…}]}`, as pages of an API and
/// exports to storage have it) is passed through: the wrapped objects are the records.
enum JSONObjectFraming {
  static func nextRecord(in view: ByteView, from start: Int, isFinal: Bool) -> FramedRecord? {
    guard start < view.count, var open = view.firstIndex(of: ASCII.openBrace, from: start)
    else { return nil }
    while let wrapped = JSONEnvelope.firstObject(in: view, openedAt: open) { open = wrapped }
    var depth = 0
    var position = open
    while position < view.count {
      switch view[position] {
      case ASCII.openBrace: depth += 1
      case ASCII.closeBrace:
        depth -= 1
        if depth == 0 { return FramedRecord(range: open..<position + 1, next: position + 1) }
      case ASCII.quote:
        guard let end = closingQuote(in: view, from: position + 1) else {
          return broken(from: open, in: view, isFinal: isFinal)
        }
        position = end
      default: break
      }
      position += 1
    }
    return broken(from: open, in: view, isFinal: isFinal)
  }

  /// An object that the input's end cuts off.
  private static func broken(from open: Int, in view: ByteView, isFinal: Bool) -> FramedRecord? {
    guard isFinal else { return nil }
    return FramedRecord(range: open..<view.count, next: view.count, isComplete: false)
  }

  static func closingQuote(in view: ByteView, from start: Int) -> Int? {
    var position = start
    while position < view.count, let quote = view.firstIndex(of: ASCII.quote, from: position) {
      var backslashes = 0
      while quote - backslashes > start, view[quote - backslashes - 1] == ASCII.backslash {
        backslashes += 1
      }
      if backslashes % 2 == 0 { return quote }
      position = quote + 1
    }
    return nil
  }
}
