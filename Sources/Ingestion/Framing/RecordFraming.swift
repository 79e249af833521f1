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

  /// The whole records that a block begins with.
  func wholeRecords(in view: ByteView) -> WholeRecords {
    switch self {
    case .lines: return LineFraming.wholeRecords(in: view)
    case .csv: if let lines = CSVFraming.wholeLines(in: view) { return lines }
    case .octetCounted, .jsonObjects, .jsonRows: break
    }
    var end = 0
    while let record = nextRecord(in: view, from: end, isFinal: false) { end = record.next }
    // What stands between records is no part of the next, however much of it there is.
    if let separators { end = view.endOfRun(of: separators, from: end) }
    return WholeRecords(end: end, areLines: false)
  }

  /// What may stand between two records besides them; `nil` where every byte belongs to one.
  private var separators: ASCIISet? {
    switch self {
    case .lines, .csv: nil
    case .octetCounted: .blanks
    case .jsonObjects, .jsonRows: .blanksAndCommas
    }
  }

  /// Whether a line with nothing but blanks is no record.
  var passesOverBlankLines: Bool {
    if case .lines = self { false } else { true }
  }
}

/// The whole records that a block begins with, one behind the other.
struct WholeRecords: Hashable {
  /// Where the last of them ends, its separator included; 0 when there is none.
  var end: Int
  /// Whether every line end among them ends a record, so that a record is found from any place in it.
  var areLines: Bool
}

/// One record of a block.
struct FramedRecord {
  var range: Range<Int>
  /// Where the next record may start.
  var next: Int
  var isComplete = true
}
