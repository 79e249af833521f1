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

  /// A line without the CR that may stand before its LF.
  @inline(__always)
  static func content(_ range: Range<Int>, in view: ByteView) -> Range<Int> {
    guard !range.isEmpty, view[range.upperBound - 1] == ASCII.carriageReturn else { return range }
    return range.lowerBound..<range.upperBound - 1
  }
}
