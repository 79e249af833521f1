/// One PAN-OS log line: where its CSV begins behind the headers, and the cells that a web row needs.
struct PaloAltoRecord {
  /// The places of PAN-OS's documented THREAT layout; later versions only add cells at the end.
  enum Cell: Int, CaseIterable {
    case received = 1
    case type = 3
    case subtype = 4
    case generated = 6
    case source = 7
    case user = 12
    case url = 31
    case client = 46
    case method = 63
  }

  private(set) var cellCount = 0
  private var values: [Cell: String] = [:]

  /// - Returns: `nil` when the line has no PAN-OS record.
  init?(_ line: ByteView) {
    guard let start = Self.start(in: line) else { return nil }
    CSVCells.forEach(in: line[start...].trimmed) { index, value in
      cellCount = index + 1
      if let cell = Cell(rawValue: index) { values[cell] = value.trimmed.string }
    }
  }

  func text(_ cell: Cell) -> String { values[cell] ?? "" }

  /// Whether the line goes as far as the URL, and the URL to its closing quote.
  var hasWholeURL: Bool { cellCount > Cell.url.rawValue && text(.url).first != "\"" }

  /// Whether the line breaks off at the type, before any field of its own.
  var isBareType: Bool { cellCount <= Cell.subtype.rawValue + 1 && text(.subtype).isEmpty }

  /// A record begins `1,2026/11/16 09:35:06,serial,TYPE,`: a number, a date with slashes or dashes,
  /// a serial number, a word of capitals. Whatever stands before it is header.
  private static func start(in line: ByteView) -> Int? {
    var comma = line.firstIndex(of: ASCII.comma)
    while let found = comma {
      var start = found
      while start > 0, ASCII.isDigit(line[start - 1]) { start -= 1 }
      let isOwnWord = start == 0 || ASCII.isBlank(line[start - 1])
      if start < found, isOwnWord, isRecord(line[(found + 1)...]) { return start }
      comma = line.firstIndex(of: ASCII.comma, from: found + 1)
    }
    return nil
  }

  private static func isRecord(_ text: ByteView) -> Bool {
    var cursor = ByteCursor(text)
    guard let year = cursor.number(atMost: 4), year.digits == 4,
      cursor.skip(UInt8(ascii: "/")) || cursor.skip(UInt8(ascii: "-")),
      let serial = text.firstIndex(of: ASCII.comma),
      let type = text.firstIndex(of: ASCII.comma, from: serial + 1),
      let end = text.firstIndex(of: ASCII.comma, from: type + 1)
    else { return false }
    let word = text[type + 1..<end]
    return word.count > 1 && word.bytes.allSatisfy { (65...90).contains($0) }
  }
}
