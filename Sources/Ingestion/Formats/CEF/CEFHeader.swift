/// Where the parts of a CEF header lie in a line: `CEF:0|Vendor|Product|Version|ID|Name|Severity|`.
struct CEFHeader {
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
    part.trimmed.string { $0 == ASCII.pipe || $0 == ASCII.backslash ? $0 : nil }
  }
}
