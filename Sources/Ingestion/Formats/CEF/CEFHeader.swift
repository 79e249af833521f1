/// Where the parts of a CEF header lie in a line: `CEF:0|Vendor|Product|Version|ID|Name|Severity|`.
struct CEFHeader: Hashable {
  /// Where `CEF:` begins.
  var start: Int
  var vendor: Range<Int>
  var product: Range<Int>
  /// Where the extension begins.
  var extensionStart: Int
  /// Whether all seven parts are there.
  var isComplete: Bool

  /// Finds the header in a line that may begin with a syslog header; `nil` without one.
  init?(in line: ByteView) {
    var search = 0
    while let mark = line.firstRange(of: "CEF:", from: search) {
      search = mark.upperBound
      // `CEF:` ends a word before it only when something like `xCEF:` is no tag.
      if mark.lowerBound > 0, ASCII.isLetter(line[mark.lowerBound - 1]) { continue }
      if let header = Self(in: line, mark: mark) {
        self = header
        return
      }
    }
    return nil
  }

  private init?(in line: ByteView, mark: Range<Int>) {
    var cursor = ByteCursor(line[mark.upperBound...])
    cursor.skipBlanks()
    guard cursor.number(atMost: 2) != nil, cursor.skip(ASCII.pipe) else { return nil }
    var parts = 0
    var position = mark.upperBound + cursor.position
    vendor = position..<line.count
    product = line.count..<line.count
    while parts < 6, let pipe = Self.unescapedPipe(in: line, from: position) {
      if parts == 0 { vendor = position..<pipe }
      if parts == 1 { product = position..<pipe }
      parts += 1
      position = pipe + 1
    }
    // The severity may end the line: an event without any extension.
    isComplete = parts == 6 || parts == 5 && position < line.count
    start = mark.lowerBound
    extensionStart = parts == 6 ? position : line.count
  }

  /// The next `|` that no backslash escapes.
  private static func unescapedPipe(in line: ByteView, from start: Int) -> Int? {
    var position = start
    while position < line.count, let pipe = line.firstIndex(of: ASCII.pipe, from: position) {
      // Most have no backslash before them: then none needs to be searched for.
      if pipe == position || line[pipe - 1] != ASCII.backslash { return pipe }
      guard let escape = line[..<pipe].firstIndex(of: ASCII.backslash, from: position) else {
        return pipe
      }
      position = escape + 2
    }
    return nil
  }

  /// A header part as text: `\|` and `\\` stand for `|` and `\`.
  static func unescaped(_ part: ByteView) -> String {
    part.trimmed.string(resolvingEscapes: meaning(of:))
  }

  /// What stands for a backslash and the byte behind it.
  static func meaning(of escaped: UInt8) -> UInt8? {
    escaped == ASCII.pipe || escaped == ASCII.backslash ? escaped : nil
  }
}

/// The header of the record before: a log's records mostly have the same, and to see that one is there
/// again takes less than to find its parts.
///
/// What it tells is what looking closely would tell.
struct ExpectedCEFHeader {
  private var known: CEFHeader?
  /// The known header's bytes, up to where the extension begins.
  private var bytes: [UInt8] = []

  /// `CEFHeader(in: line)`.
  mutating func header(in line: ByteView) -> CEFHeader? {
    if let known, isThere(known, in: line) { return known }
    guard let found = CEFHeader(in: line) else { return nil }
    // One without an extension may end with the line, and so depend on more than its own bytes.
    if found.isComplete, found.extensionStart < line.count {
      known = found
      bytes = line[found.start..<found.extensionStart].bytes
    }
    return found
  }

  private func isThere(_ header: CEFHeader, in line: ByteView) -> Bool {
    guard line.count >= header.extensionStart,
      line[header.start..<header.extensionStart].equals(bytes)
    else { return false }
    // An earlier mark might begin another header, and a letter makes this one none.
    let before = line[..<header.start]
    return before.last.map { !ASCII.isLetter($0) } ?? true && !Self.hasMark(before)
  }

  private static func hasMark(_ bytes: ByteView) -> Bool {
    var position = 0
    while let found = bytes.firstIndex(of: UInt8(ascii: "C"), from: position) {
      if bytes[found...].hasPrefix("CEF:") { return true }
      position = found + 1
    }
    return false
  }
}
