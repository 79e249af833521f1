import Events

/// Walks over the records of one input, counting lines and records, and parses the candidates.
struct RecordWalk {
  let format: any LogFormat
  private var parser: any RecordParser
  private let file: String
  private let plausible: TimeWindow
  private(set) var headersLeft: Int
  /// The line that the next byte belongs to, counted from 1.
  var line = 1
  private(set) var records = 0
  private(set) var candidates = 0
  private(set) var events = 0
  private(set) var rejected = 0

  init(
    format: any LogFormat, parser: any RecordParser, file: String, plausible: TimeWindow
  ) {
    self.format = format
    self.parser = parser
    self.file = file
    self.plausible = plausible
    headersLeft = format.headerRecords
  }

  /// Parses the candidate lines of a block, given in rising order; only newlines are counted in
  /// between.
  mutating func parseLines(
    _ lines: [Range<Int>], of block: ByteView, at offset: Int, redactor: SecretRedactor,
    sink: LogReader.Sink
  ) throws {
    var counted = 0
    let firstLine = line
    for range in lines {
      line += block[counted..<range.lowerBound].count(of: ASCII.newline)
      counted = range.lowerBound
      let record = block[LineFraming.content(range, in: block)]
      if isHeader(record) {
        parser.readHeader(record)
        records -= 1
        continue
      }
      try parse(record, at: offset + range.lowerBound, redactor: redactor, sink: sink)
    }
    line += block[counted...].count(of: ASCII.newline)
    records += line - firstLine
    if block.last != ASCII.newline { records += 1 }
  }

  /// Walks over every record of a block and parses those that a match lies in.
  ///
  /// - Parameter matches: positions in rising order; `nil` to parse every record.
  mutating func parseRecords(
    of block: ByteView, at offset: Int, isFinal: Bool, matches: [Int]?,
    redactor: SecretRedactor, sink: LogReader.Sink
  ) throws {
    var position = 0
    var counted = 0
    var nextMatch = 0
    while let framed = format.framing.nextRecord(in: block, from: position, isFinal: isFinal) {
      position = framed.next
      let record = block[framed.range]
      if record.trimmed.isEmpty {
        // A blank line is a line, as where lines are only counted.
        if case .lines = format.framing { records += 1 }
        continue
      }
      if headersLeft > 0 {
        headersLeft -= 1
        continue
      }
      if isHeader(record) {
        parser.readHeader(record)
        continue
      }
      records += 1
      var isCandidate = true
      if let matches {
        while nextMatch < matches.count, matches[nextMatch] < framed.range.lowerBound {
          nextMatch += 1
        }
        isCandidate = nextMatch < matches.count && matches[nextMatch] < framed.range.upperBound
      }
      // A record that the input breaks off is told even when no term was reached.
      guard isCandidate || !framed.isComplete else { continue }
      line += block[counted..<framed.range.lowerBound].count(of: ASCII.newline)
      counted = framed.range.lowerBound
      if framed.isComplete {
        try parse(record, at: offset + framed.range.lowerBound, redactor: redactor, sink: sink)
      } else {
        candidates += 1
        try reject(
          .truncatedRecord, "the input ends in the middle of this record", record: record,
          at: offset + framed.range.lowerBound, redactor: redactor, sink: sink)
      }
    }
    line += block[counted...].count(of: ASCII.newline)
  }

  private func isHeader(_ record: ByteView) -> Bool {
    format.headerMark.map { record.first == $0 } ?? false
  }

  private mutating func parse(
    _ record: ByteView, at offset: Int, redactor: SecretRedactor, sink: LogReader.Sink
  ) throws {
    candidates += 1
    switch parser.parse(record) {
    case .event(let event):
      guard plausible.contains(event.time) else {
        return try reject(
          .implausibleTime,
          "\(event.time) is further from the day of this run than Models/reading.yaml believes",
          record: record, at: offset, redactor: redactor, sink: sink)
      }
      events += 1
      try sink.event(event)
    case .rejected(let reason, let detail):
      try reject(reason, detail, record: record, at: offset, redactor: redactor, sink: sink)
    }
  }

  /// Rejects a record that could not even be reached.
  mutating func rejectUnread(
    _ reason: Rejection.Reason, _ detail: String, record: ByteView, at offset: Int,
    redactor: SecretRedactor, sink: LogReader.Sink
  ) throws {
    records += 1
    candidates += 1
    try reject(reason, detail, record: record, at: offset, redactor: redactor, sink: sink)
  }

  private mutating func reject(
    _ reason: Rejection.Reason, _ detail: String, record: ByteView, at offset: Int,
    redactor: SecretRedactor, sink: LogReader.Sink
  ) throws {
    rejected += 1
    try sink.rejection(
      Rejection(
        location: SourceLocation(file: file, line: line, byteOffset: offset), reason: reason,
        detail: detail, excerpt: Self.excerpt(of: record, redactor: redactor)))
  }

  /// The start of a record with its secrets taken out first, so that none is cut in two.
  private static func excerpt(of record: ByteView, redactor: SecretRedactor) -> String {
    let start = record[0..<min(record.count, 2048)].string
    return String(redactor.redacted(start).prefix(160))
  }
}
