import Events

/// Zeek's `http`, `ssl` and `dns` logs as text with header lines (`#separator`, `#path`, `#fields`, …), which
/// may stand anywhere in a file.
struct ZeekTSVFormat: LogFormat {
  let name = "zeek-tsv"
  let summary = "Zeek's http, ssl and dns logs as text with header lines"
  let framing = RecordFraming.lines
  let escaping = CandidateSearch.Escaping.hex
  let headerRecords = 0
  let headerMark: UInt8? = UInt8(ascii: "#")

  func recognise(_ head: InputHead) -> Recognition {
    var header = ZeekHeader()
    for line in head.lines(atMost: 20) where line.first == headerMark { header.read(line) }
    guard header.hasFields, !header.path.isEmpty else { return .no }
    guard ZeekRow.Log(rawValue: header.path) != nil else {
      return .refused(ZeekHeader.refusal(of: header.path))
    }
    return .yes(confidence: 95, evidence: "Zeek's header lines name the log \(header.path)")
  }

  func makeParser(for head: InputHead, times: TimeParser) -> any RecordParser {
    ZeekTSVParser(times: times)
  }
}

/// What the header lines in force say.
struct ZeekHeader {
  private(set) var separator: [UInt8] = [ASCII.tab]
  private(set) var unset = Array("-".utf8)
  private(set) var empty = Array("(empty)".utf8)
  private(set) var path = ""
  /// What each column holds; `nil` for a column that does not matter.
  private(set) var fields: [ZeekRow.Field?] = []

  var hasFields: Bool { !fields.isEmpty }

  mutating func read(_ line: ByteView) {
    if line.hasPrefix("#separator ") {
      separator = ZeekEscapes.resolved(line["#separator ".utf8.count...])
      return
    }
    let cells = ZeekCells.split(line, by: separator)
    guard let name = cells.first else { return }
    let values = cells.dropFirst()
    switch true {
    case name.equals("#path"): path = values.first?.string ?? ""
    case name.equals("#unset_field"): unset = values.first?.bytes ?? unset
    case name.equals("#empty_field"): empty = values.first?.bytes ?? empty
    case name.equals("#fields"): fields = values.map { ZeekRow.Field.named($0.string) }
    default: return
    }
  }

  static func refusal(of path: String) -> String {
    let isPlain = path.utf8.count <= 32 && path.utf8.allSatisfy { ASCII.isLetter($0) || $0 == 95 }
    return "Zeek's log \(isPlain ? path : "(an odd name)") tells of no web access"
  }
}

/// Splits a line at a separator of one or more bytes.
enum ZeekCells {
  static func split(_ line: ByteView, by separator: [UInt8]) -> [ByteView] {
    guard let first = separator.first else { return [line] }
    var cells: [ByteView] = []
    var start = 0
    var search = 0
    while search < line.count, let found = line.firstIndex(of: first, from: search) {
      let end = found + separator.count
      if end <= line.count, line[found..<end].equals(separator) {
        cells.append(line[start..<found])
        start = end
        search = end
      } else {
        search = found + 1
      }
    }
    cells.append(line[start...])
    return cells
  }
}

/// Zeek's `\xNN` for bytes that would be mistaken, and `\\` for a backslash.
enum ZeekEscapes {
  static func resolved(_ text: ByteView) -> [UInt8] {
    guard text.firstIndex(of: ASCII.backslash) != nil else { return text.bytes }
    var bytes: [UInt8] = []
    var position = 0
    while position < text.count {
      let byte = text[position]
      if byte == ASCII.backslash, position + 1 < text.count {
        if text[position + 1] == ASCII.backslash {
          bytes.append(ASCII.backslash)
          position += 2
          continue
        }
        if text[position + 1] == UInt8(ascii: "x"), position + 3 < text.count,
          let code = UInt8(text[position + 2..<position + 4].string, radix: 16)
        {
          bytes.append(code)
          position += 4
          continue
        }
      }
      bytes.append(byte)
      position += 1
    }
    return bytes
  }
}

/// Reads a line by the header lines before it.
struct ZeekTSVParser: RecordParser {
  private let times: TimeParser
  private var header = ZeekHeader()
  private var row = ZeekRow()

  init(times: TimeParser) {
    self.times = times
  }

  mutating func readHeader(_ line: ByteView) { header.read(line) }

  mutating func parse(_ record: ByteView) -> ParsedRecord {
    guard header.hasFields else {
      return .rejected(.malformedRecord, "no #fields line of Zeek stands before the record")
    }
    guard let log = ZeekRow.Log(rawValue: header.path) else {
      return .rejected(.notThisTable, ZeekHeader.refusal(of: header.path))
    }
    let cells = ZeekCells.split(record, by: header.separator)
    guard cells.count == header.fields.count else {
      return .rejected(
        cells.count < header.fields.count ? .truncatedRecord : .malformedRecord,
        "the record has \(cells.count) fields where the header has \(header.fields.count)")
    }
    row.clear()
    for (cell, field) in zip(cells, header.fields) {
      guard let field, !cell.equals(header.unset), !cell.equals(header.empty) else { continue }
      row[field] = String(decoding: ZeekEscapes.resolved(cell), as: UTF8.self)
    }
    return row.event(of: log, times: times)
  }
}
