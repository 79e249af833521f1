/// A text of YAML as lines with their ends, so that an edit changes the lines that it means and no byte
/// elsewhere.
///
/// Lines and columns are counted as the parser's marks do: from 1, columns in Unicode scalars, and a line
/// ends where YAML 1.1 says (section 4.2.2: LF, CR, CR LF, NEL, LS, PS).
struct ModelLines {
  struct Line: Hashable {
    var text: String
    /// Empty for a last line that does not end.
    var end: String

    /// Spaces in front of the first other character; `nil` where there is none.
    var indentation: Int? {
      let spaces = text.unicodeScalars.prefix { $0 == " " }.count
      return text.unicodeScalars.allSatisfy { $0 == " " || $0 == "\t" } ? nil : spaces
    }

    var isBlank: Bool { indentation == nil }

    var isComment: Bool {
      text.unicodeScalars.first { $0 != " " && $0 != "\t" } == "#"
    }
  }

  /// A byte order mark in front, which the parser does not count.
  private let mark: String
  private(set) var lines: [Line] = []

  init(_ text: String) {
    var scalars = text.unicodeScalars[...]
    mark = scalars.first == "\u{FEFF}" ? "\u{FEFF}" : ""
    if !mark.isEmpty { scalars.removeFirst() }
    while !scalars.isEmpty {
      let text = scalars.prefix { !Self.isBreak($0) }
      scalars = scalars[text.endIndex...]
      let length = scalars.starts(with: "\r\n".unicodeScalars) ? 2 : 1
      let end = scalars.prefix(length)
      scalars = scalars[end.endIndex...]
      lines.append(Line(text: String(text), end: String(end)))
    }
  }

  /// The whole text, without the byte order mark.
  var content: String { lines.map { $0.text + $0.end }.joined() }

  /// The whole text.
  var text: String { mark + content }

  /// Puts lines before a line, with the ends that the others have.
  mutating func insert(_ texts: [String], at place: Int) {
    let end = lines.first { !$0.end.isEmpty }?.end ?? "\n"
    var new = texts.map { Line(text: $0, end: end) }
    if place == lines.count, let last = lines.indices.last, lines[last].end.isEmpty {
      // The last line did not end, and the last one again does not.
      lines[last].end = end
      new[new.count - 1].end = ""
    }
    lines.insert(contentsOf: new, at: place)
  }

  /// Takes lines away; a last line that did not end makes the one before it one that does not.
  mutating func remove(_ range: Range<Int>) {
    let isOpen = range.upperBound == lines.count && lines.last?.end.isEmpty == true
    lines.removeSubrange(range)
    if isOpen, let last = lines.indices.last { lines[last].end = "" }
  }

  /// Rewrites the text of a line, its end apart.
  mutating func replace(_ place: Int, with text: String) { lines[place].text = text }

  private static func isBreak(_ scalar: Unicode.Scalar) -> Bool {
    ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"].contains(scalar)
  }
}
