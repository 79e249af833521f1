import Events

/// Zeek's `http`, `ssl` and `dns` logs as JSON, one object a line.
struct ZeekJSONFormat: LogFormat {
  let name = "zeek-json"
  let summary = "Zeek's http, ssl and dns logs as JSON, one object a line"
  let framing = RecordFraming.lines
  let escaping = CandidateSearch.Escaping.json
  let headerRecords = 0

  func recognise(_ head: InputHead) -> Recognition {
    let lines = JSONLineSample.lines(of: head)
    var parser = ZeekJSONParser(times: TimeParser(reference: Timestamp(ticks: 0)))
    var isZeek = false
    for line in lines {
      switch parser.log(of: line) {
      case .web(let log):
        return .yes(confidence: 95, evidence: "an object has the fields of Zeek's log \(log)")
      case .other: isZeek = true
      case .foreign: continue
      }
    }
    return isZeek
      ? .refused("Zeek's log tells of no web access: there is no host, uri or name") : .no
  }

  func makeParser(for head: InputHead, times: TimeParser) -> any RecordParser {
    ZeekJSONParser(times: times)
  }
}

/// Reads one JSON object of Zeek.
struct ZeekJSONParser: RecordParser {
  /// What an object is, as far as its fields tell.
  enum Kind: Hashable {
    case web(ZeekRow.Log)
    /// Another log of Zeek.
    case other
    case foreign
  }

  /// A field that every record of a log has and that no other log has.
  private static let marks: [(name: String, log: ZeekRow.Log)] = [
    ("trans_depth", .http), ("AA", .dns),
  ]

  private let times: TimeParser
  private let reader = JSONFieldReader()
  private let keys: JSONKeys
  private let fields: [ZeekRow.Field]
  private var row = ZeekRow()

  init(times: TimeParser) {
    self.times = times
    let names = ZeekRow.Field.allCases.flatMap { field in field.names.map { (field, $0) } }
    fields = names.map(\.0)
    keys = JSONKeys(names.map(\.1) + Self.marks.map(\.name))
  }

  mutating func log(of record: ByteView) -> Kind {
    do throws(JSONFieldReader.Malformed) { return try read(record) } catch { return .foreign }
  }

  mutating func parse(_ record: ByteView) -> ParsedRecord {
    do throws(JSONFieldReader.Malformed) {
      guard case .web(let log) = try read(record) else {
        return .rejected(.notThisTable, "the object is no record of Zeek's http, ssl or dns log")
      }
      return row.event(of: log, times: times)
    } catch {
      let failure = error.failure(for: record)
      return .rejected(failure.reason, failure.detail)
    }
  }

  private mutating func read(_ record: ByteView) throws(JSONFieldReader.Malformed) -> Kind {
    row.clear()
    var marked: ZeekRow.Log?
    try reader.forEachField(of: record, keys: keys) { index, text in
      if index < fields.count {
        row[fields[index]] = text.string
      } else {
        marked = Self.marks[index - fields.count].log
      }
    }
    guard !row[.time].isEmpty, !row[.client].isEmpty else { return .foreign }
    if let marked { return .web(marked) }
    if !row[.uri].isEmpty { return .web(.http) }
    return row[.serverName].isEmpty ? .other : .web(.ssl)
  }
}
