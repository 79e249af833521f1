import Events

/// W3C Extended Log File Format, as Symantec's (Blue Coat's) ProxySG and others write it: a line
/// `#Fields: date time c-ip …` names the columns of the lines behind it, and may come again.
struct W3CFormat: LogFormat {
  let name = "w3c-elff"
  let summary =
    "W3C extended log files of proxies (Symantec ProxySG, Blue Coat), with #Fields lines"
  let framing = RecordFraming.lines
  let escaping = CandidateSearch.Escaping.none
  let headerRecords = 0
  let headerMark: UInt8? = UInt8(ascii: "#")

  func recognise(_ head: InputHead) -> Recognition {
    var header = W3CHeader()
    for line in head.lines(atMost: 50) where line.first == headerMark && !header.hasFields {
      header.read(line)
    }
    guard header.hasFields else { return .no }
    guard header.namesHost else {
      return .refused("the #Fields line names neither cs-host nor cs-uri: no proxy's log")
    }
    return .yes(confidence: 95, evidence: "a #Fields line names the columns of a proxy")
  }

  func makeParser(for head: InputHead, times: TimeParser) -> any RecordParser {
    W3CParser(times: times)
  }
}

/// What the last `#Fields` and `#Software` lines say.
struct W3CHeader {
  /// What each column holds; `nil` for a column that does not matter.
  private(set) var fields: [ProxyRow.Field?] = []
  private(set) var device = ProxyRow.Device.proxySG

  var hasFields: Bool { !fields.isEmpty }

  var namesHost: Bool { fields.contains(.host) || fields.contains(.url) }

  mutating func read(_ line: ByteView) {
    if line.hasPrefix("#Software:") {
      device = ProxyRow.Device(software: line["#Software:".utf8.count...].trimmed.string)
    }
    guard line.hasPrefix("#Fields:") else { return }
    fields = W3CCells(line["#Fields:".utf8.count...]).map { ProxyRow.Field.named($0) }
  }
}

/// The blank-separated cells of a line: with blanks inside between double quotes, a quote inside
/// doubled, or, for a time, between brackets.
struct W3CCells: Sequence, IteratorProtocol {
  private let line: ByteView
  private var position = 0

  init(_ line: ByteView) { self.line = line }

  mutating func next() -> ByteView? {
    while position < line.count, ASCII.isBlank(line[position]) { position += 1 }
    guard position < line.count else { return nil }
    let start = position
    switch line[start] {
    case ASCII.quote:
      if let close = CSVFraming.closingQuote(in: line, from: start + 1), isEnd(close + 1) {
        position = close + 1
        return line[start + 1..<close]
      }
    case ASCII.openBracket:
      if let close = line.firstIndex(of: ASCII.closeBracket, from: start), isEnd(close + 1) {
        position = close + 1
        return line[start + 1..<close]
      }
    default: break
    }
    while position < line.count, !ASCII.isBlank(line[position]) { position += 1 }
    return line[start..<position]
  }

  private func isEnd(_ place: Int) -> Bool { place == line.count || ASCII.isBlank(line[place]) }
}

/// Reads a line by the `#Fields` line before it.
struct W3CParser: RecordParser {
  private let times: TimeParser
  private var header = W3CHeader()
  private var row = ProxyRow()

  init(times: TimeParser) {
    self.times = times
  }

  mutating func readHeader(_ line: ByteView) { header.read(line) }

  mutating func parse(_ record: ByteView) -> ParsedRecord {
    guard header.hasFields else {
      return .rejected(.malformedRecord, "no #Fields line stands before the record")
    }
    guard header.namesHost else {
      return .rejected(.notThisTable, "the #Fields line names neither cs-host nor cs-uri")
    }
    row.clear()
    var count = 0
    for cell in W3CCells(record) {
      if count < header.fields.count, let field = header.fields[count] { row.fill(field, cell) }
      count += 1
    }
    guard count == header.fields.count else {
      return .rejected(
        count < header.fields.count ? .truncatedRecord : .malformedRecord,
        "the record has \(count) fields where #Fields names \(header.fields.count)")
    }
    return row.event(of: header.device, times: times, fallback: nil)
  }
}
