/// Comma-separated records after RFC 4180, whose quoted cells may hold line ends.
///
/// A quote opens a quoted cell only at the cell's start; elsewhere it is a character like any other,
/// so that one stray quote does not swallow the rest of a file.
enum CSVFraming {
  static func nextRecord(in view: ByteView, from start: Int, isFinal: Bool) -> FramedRecord? {
    guard start < view.count else { return nil }
    var position = start
    while true {
      let newline = view.firstIndex(of: ASCII.newline, from: position)
      let limit = newline ?? view.count
      switch nextQuotedCell(in: view, from: position, before: limit, recordStart: start) {
      case .none:
        if let newline {
          return FramedRecord(
            range: LineFraming.content(start..<newline, in: view), next: newline + 1)
        }
        guard isFinal else { return nil }
        return FramedRecord(
          range: LineFraming.content(start..<view.count, in: view), next: view.count)
      case .closes(let end):
        position = end
      case .staysOpen:
        guard isFinal else { return nil }
        return FramedRecord(range: start..<view.count, next: view.count, isComplete: false)
      }
    }
  }

  /// The whole records of a view that begins with one, found by its quoted cells alone; `nil` when one
  /// of those holds a line end, so that it takes a walk over every record.
  static func wholeLines(in view: ByteView) -> WholeRecords? {
    var position = 0
    var limit = view.count
    while let opening = nextOpeningQuote(in: view, from: position) {
      guard let closing = closingQuote(in: view, from: opening + 1) else {
        limit = opening
        break
      }
      if view[opening..<closing].firstIndex(of: ASCII.newline) != nil { return nil }
      position = closing + 1
    }
    return LineFraming.wholeRecords(in: view[..<limit])
  }

  /// The next quote at a cell's start, seen from a place outside of quoted cells: there, every line end
  /// ends a record.
  private static func nextOpeningQuote(in view: ByteView, from start: Int) -> Int? {
    var position = start
    while let quote = view.firstIndex(of: ASCII.quote, from: position) {
      if quote == 0 || view[quote - 1] == ASCII.comma || view[quote - 1] == ASCII.newline {
        return quote
      }
      position = quote + 1
    }
    return nil
  }

  private enum QuotedCell {
    case none
    /// Where the byte behind the closing quote is.
    case closes(Int)
    case staysOpen
  }

  private static func nextQuotedCell(
    in view: ByteView, from start: Int, before limit: Int, recordStart: Int
  ) -> QuotedCell {
    var position = start
    while position < limit, let quote = view.firstIndex(of: ASCII.quote, from: position),
      quote < limit
    {
      if quote == recordStart || view[quote - 1] == ASCII.comma {
        return closingQuote(in: view, from: quote + 1).map { .closes($0 + 1) } ?? .staysOpen
      }
      position = quote + 1
    }
    return .none
  }

  /// The quote that ends a cell; two together stand for one inside it.
  static func closingQuote(in view: ByteView, from start: Int) -> Int? {
    var position = start
    while position < view.count, let quote = view.firstIndex(of: ASCII.quote, from: position) {
      guard quote + 1 < view.count, view[quote + 1] == ASCII.quote else { return quote }
      position = quote + 2
    }
    return nil
  }
}
