/// How the records of a format follow one another in the bytes.
package enum RecordFraming: Sendable {
  /// One record a line.
  case lines
  /// Syslog messages with their length before them.
  case octetCounted
  /// RFC 4180: a record may go over several lines inside quotes.
  case csv
  /// JSON objects one after another or as the elements of an array, over any number of lines.
  case jsonObjects
  /// JSON arrays behind the key `rows`, with what stands before as a header.
  case jsonRows

  /// The first whole record at or after `start`.
  ///
  /// - Parameter isFinal: whether nothing follows the view, so that its end ends the last record.
  /// - Returns: the record's bytes without its separator and where the next may start; `nil` when no
  ///   whole record is there. `isComplete` is false for a last record that the input breaks off.
  @inline(__always)
  func nextRecord(in view: ByteView, from start: Int, isFinal: Bool) -> FramedRecord? {
    switch self {
    case .lines: LineFraming.nextRecord(in: view, from: start, isFinal: isFinal)
    case .octetCounted: OctetFraming.nextRecord(in: view, from: start, isFinal: isFinal)
    case .csv: CSVFraming.nextRecord(in: view, from: start, isFinal: isFinal)
    case .jsonObjects: JSONObjectFraming.nextRecord(in: view, from: start, isFinal: isFinal)
    case .jsonRows: JSONRowFraming.nextRecord(in: view, from: start, isFinal: isFinal)
    }
  }

  /// Where the last whole record of a block ends; 0 when none does.
  func endOfLastRecord(in view: ByteView) -> Int {
    if case .lines = self {
      return view.lastIndex(of: ASCII.newline, before: view.count).map { $0 + 1 } ?? 0
    }
    var end = 0
    while let record = nextRecord(in: view, from: end, isFinal: false) { end = record.next }
    return end
  }
}

/// One record of a block.
struct FramedRecord {
  var range: Range<Int>
  /// Where the next record may start.
  var next: Int
  var isComplete = true
}
