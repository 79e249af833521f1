/// The rows of a query's answer: JSON arrays behind the key `rows`.
///
/// What stands before the first row is one record of its own, the header; what follows the last row
/// is passed over.
enum JSONRowFraming {
  static func nextRecord(in view: ByteView, from start: Int, isFinal: Bool) -> FramedRecord? {
    guard start < view.count else { return nil }
    if let rows = rowsStart(in: view, from: start) {
      return FramedRecord(range: start..<rows, next: rows)
    }
    var position = view.endOfRun(of: .blanksAndCommas, from: start)
    // Only a row can follow a row; anything else is the end of the table.
    guard position < view.count, view[position] == ASCII.openBracket else { return nil }
    let open = position
    var depth = 0
    while position < view.count {
      switch view[position] {
      case ASCII.openBracket: depth += 1
      case ASCII.closeBracket:
        depth -= 1
        if depth == 0 { return FramedRecord(range: open..<position + 1, next: position + 1) }
      case ASCII.quote:
        guard let end = JSONObjectFraming.closingQuote(in: view, from: position + 1) else {
          return broken(from: open, in: view, isFinal: isFinal)
        }
        position = end
      default: break
      }
      position += 1
    }
    return broken(from: open, in: view, isFinal: isFinal)
  }

  /// Where the first row may open: behind `"rows": [`; `nil` when the view does not begin before it.
  static func rowsStart(in view: ByteView, from start: Int = 0) -> Int? {
    let position = view.endOfRun(of: .blanks, from: start)
    guard position < view.count, view[position] == ASCII.openBrace,
      let key = view.firstRange(of: "\"rows\"", from: position),
      let bracket = view.firstIndex(of: ASCII.openBracket, from: key.upperBound)
    else { return nil }
    return bracket + 1
  }

  private static func broken(from open: Int, in view: ByteView, isFinal: Bool) -> FramedRecord? {
    guard isFinal else { return nil }
    return FramedRecord(range: open..<view.count, next: view.count, isComplete: false)
  }
}
