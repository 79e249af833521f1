import Events

/// The candidate lines of a block, copied out of it, and how many lines lie between them.
///
/// The block itself is needed no more: it may be bytes of a file that change at any moment.
struct CandidateLines {
  struct Line {
    /// Where the line begins in the block.
    let position: Int
    /// Line ends between the candidate before and this one.
    let lineEndsBefore: Int
    fileprivate let copy: Range<Int>
  }

  private(set) var lines: [Line] = []
  /// Line ends behind the last candidate.
  private(set) var lineEndsBehind = 0
  /// Whether the block's last line has an end.
  private(set) var lastIsEnded = true
  /// Whether line ends are counted; without, there are none.
  private let counting: Bool
  private var bytes: [UInt8] = []

  init(counting: Bool) {
    self.counting = counting
  }

  mutating func removeAll() {
    lines.removeAll(keepingCapacity: true)
    bytes.removeAll(keepingCapacity: true)
    lineEndsBehind = 0
    lastIsEnded = true
  }

  /// Takes in the next lines of a block.
  ///
  /// - Parameters:
  ///   - candidates: in rising order, each without its end. One that begins before the end of the last, as bytes
  ///     changed meanwhile, begins there.
  ///   - part: whole lines, in which the candidates lie.
  ///   - start: where they begin in the block.
  mutating func append(_ candidates: [Range<Int>], of part: ByteView, at start: Int) {
    var counted = 0
    func countLineEnds(upTo end: Int) {
      if counting { lineEndsBehind += part[counted..<end].count(of: ASCII.newline) }
    }
    for candidate in candidates {
      let range = max(candidate.lowerBound, counted)..<max(candidate.upperBound, counted)
      countLineEnds(upTo: range.lowerBound)
      // A line has no end inside.
      counted = range.upperBound
      let copied = bytes.count
      bytes.append(contentsOf: part[range].buffer)
      lines.append(
        Line(
          position: start + range.lowerBound, lineEndsBefore: lineEndsBehind,
          copy: copied..<bytes.count))
      lineEndsBehind = 0
    }
    countLineEnds(upTo: part.count)
    lastIsEnded = part.last == ASCII.newline
  }

  /// Calls `body` with each line and its bytes, without the CR that may end it.
  func visit(_ body: (Line, ByteView) throws -> Void) rethrows {
    try bytes.withUnsafeBytes { bytes in
      let view = ByteView(bytes)
      for line in lines { try body(line, view[LineFraming.content(line.copy, in: view)]) }
    }
  }
}
