import Events

/// Zscaler's NSS web feed as a time and `key=value` between tabs, bare or in syslog.
struct ZscalerTabFormat: LogFormat {
  let name = "zscaler-tab"
  let summary = "Zscaler NSS web log, tab-separated key=value, bare or in syslog"
  let framing = RecordFraming.lines
  let escaping = CandidateSearch.Escaping.none
  let headerRecords = 0

  func recognise(_ head: InputHead) -> Recognition {
    let lines = head.lines(atMost: 100)
    let events = lines.count { ZscalerTabParser.isWebLog($0) }
    guard events > 0 else { return .no }
    return .yes(
      confidence: 60 + 35 * events / lines.count,
      evidence: "\(events) of the first \(lines.count) lines are Zscaler's, with tabs between keys")
  }

  func makeParser(for head: InputHead, times: TimeParser) -> any RecordParser {
    ZscalerTabParser(times: times)
  }
}

/// Reads one line of the tab-separated feed.
struct ZscalerTabParser: RecordParser {
  let times: TimeParser

  /// Whether a line is of Zscaler's web feed rather than of another of its feeds.
  static func isWebLog(_ line: ByteView) -> Bool {
    line.firstRange(of: "\tvendor=Zscaler") != nil && line.firstRange(of: "\turl=") != nil
  }

  mutating func parse(_ record: ByteView) -> ParsedRecord {
    guard Self.isWebLog(record) else {
      return isOtherFeed(record)
        ? .rejected(.notThisTable, "a JSON object of another Zscaler feed, not a web log")
        : .rejected(.malformedRecord, "no line of Zscaler's web feed (vendor=Zscaler, url=…)")
    }
    var fields = ZscalerFields()
    var position = 0
    while position <= record.count {
      let end = record.firstIndex(of: ASCII.tab, from: position) ?? record.count
      read(record[position..<end], isFirst: position == 0, into: &fields)
      position = end + 1
    }
    return fields.parsed(times: times)
  }

  private func read(_ part: ByteView, isFirst: Bool, into fields: inout ZscalerFields) {
    guard let equals = part.firstIndex(of: ASCII.equals) else {
      if isFirst { fields.keep(Self.behindPriority(part), forName: 0) }
      return
    }
    let key = part[..<equals].trimmed.bytes
    guard let index = ZscalerFields.names.firstIndex(where: { $0.name.utf8.elementsEqual(key) })
    else { return }
    fields.keep(Self.unquoted(part[(equals + 1)...].trimmed), forName: index)
  }

  private func isOtherFeed(_ record: ByteView) -> Bool {
    Self.behindPriority(record).trimmed.first == ASCII.openBrace
  }

  /// `<134>2026-11-16 …` without the priority.
  private static func behindPriority(_ text: ByteView) -> ByteView {
    var cursor = ByteCursor(text)
    guard cursor.skip(UInt8(ascii: "<")), cursor.number(atMost: 3) != nil,
      cursor.skip(UInt8(ascii: ">"))
    else { return text }
    return cursor.rest
  }

  private static func unquoted(_ text: ByteView) -> ByteView {
    guard text.count > 1, text.first == ASCII.quote, text.last == ASCII.quote else { return text }
    return text[1..<text.count - 1]
  }
}
