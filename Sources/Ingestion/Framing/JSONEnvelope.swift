/// An object whose only purpose is the array of objects inside it.
enum JSONEnvelope {
  /// The keys that wrap records: of Azure exports, and of pages of Microsoft Graph.
  private static let keys: [StaticString] = ["records", "value"]
  /// Fields that may stand before the array; an envelope is short.
  private static let fieldsBefore = 5

  /// Where the first wrapped object opens; `nil` when the object at `open` is no envelope.
  static func firstObject(in view: ByteView, openedAt open: Int) -> Int? {
    var position = open + 1
    for _ in 0...fieldsBefore {
      guard let keyStart = skipBlanks(in: view, from: position), view[keyStart] == ASCII.quote,
        let keyEnd = JSONObjectFraming.closingQuote(in: view, from: keyStart + 1),
        let colon = skipBlanks(in: view, from: keyEnd + 1), view[colon] == ASCII.colon,
        let value = skipBlanks(in: view, from: colon + 1)
      else { return nil }
      if view[value] == ASCII.openBracket {
        let key = view[keyStart + 1..<keyEnd]
        guard keys.contains(where: { key.equals($0) }),
          let first = skipBlanks(in: view, from: value + 1), view[first] == ASCII.openBrace
        else { return nil }
        return first
      }
      guard let next = endOfScalar(in: view, from: value) else { return nil }
      position = next
    }
    return nil
  }

  /// Behind the comma that follows a string, a number or a word; `nil` when there is none.
  private static func endOfScalar(in view: ByteView, from start: Int) -> Int? {
    var position = start
    if view[start] == ASCII.quote {
      guard let end = JSONObjectFraming.closingQuote(in: view, from: start + 1) else { return nil }
      position = end + 1
    }
    while position < view.count {
      switch view[position] {
      case ASCII.comma: return position + 1
      case ASCII.openBrace, ASCII.closeBrace, ASCII.quote: return nil
      default: position += 1
      }
    }
    return nil
  }

  private static func skipBlanks(in view: ByteView, from start: Int) -> Int? {
    var position = start
    while position < view.count, ASCII.isBlank(view[position]) { position += 1 }
    return position < view.count ? position : nil
  }
}
