/// Lines, ended by LF or CR LF; the last may lack its end.
enum LineFraming {
  @inline(__always)
  static func nextRecord(in view: ByteView, from start: Int, isFinal: Bool) -> FramedRecord? {
    guard start < view.count else { return nil }
    if let newline = view.firstIndex(of: ASCII.newline, from: start) {
      return FramedRecord(range: content(start..<newline, in: view), next: newline + 1)
    }
    guard isFinal else { return nil }
    return FramedRecord(range: content(start..<view.count, in: view), next: view.count)
  }

  static func wholeRecords(in view: ByteView) -> WholeRecords {
    let newline = view.lastIndex(of: ASCII.newline, before: view.count)
    return WholeRecords(end: newline.map { $0 + 1 } ?? 0, areLines: true)
  }

  /// The line that a position lies in, without its LF.
  @inline(__always)
  static func line(at position: Int, in view: ByteView) -> Range<Int> {
    let start = view.lastIndex(of: ASCII.newline, before: position).map { $0 + 1 } ?? 0
    return start..<(view.firstIndex(of: ASCII.newline, from: position) ?? view.count)
  }

  /// Where the line ends, its LF included, in which the given number of bytes from a line's start is
  /// complete; or the view does.
  static func end(ofLinesFrom start: Int, in view: ByteView, atLeast count: Int) -> Int {
    guard view.count - start > count else { return view.count }
    return view.firstIndex(of: ASCII.newline, from: start + count - 1).map { $0 + 1 } ?? view.count
  }

  /// The lines that begin with a byte; rare ones, else this is the slow way.
  static func lines(beginningWith byte: UInt8, in view: ByteView) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var position = 0
    while position < view.count, let found = view.firstIndex(of: byte, from: position) {
      if found == 0 || view[found - 1] == ASCII.newline { lines.append(line(at: found, in: view)) }
      position = found + 1
    }
    return lines
  }

  /// A line without the CR that may stand before its LF.
  @inline(__always)
  static func content(_ range: Range<Int>, in view: ByteView) -> Range<Int> {
    guard !range.isEmpty, view[range.upperBound - 1] == ASCII.carriageReturn else { return range }
    return range.lowerBound..<range.upperBound - 1
  }
}
