import Events

/// Walks over the records of one piece, counting lines and records, and parses the candidates.
struct RecordWalk {
  private let configuration: LogReader.Configuration
  private let parser: LogParser
  /// Where the piece begins in the log.
  private let offset: Int
  private let headerMark: UInt8?
  /// The line that the next byte belongs to, counted from 1.
  private var line = 1
  private var records = 0
  private var candidates = 0
  private var events = 0
  private var rejections: [Rejection] = []

  init(_ configuration: LogReader.Configuration, parser: LogParser, offset: Int) {
    self.configuration = configuration
    self.parser = parser
    self.offset = offset
    headerMark = parser.log.format.headerMark
  }

  var format: any LogFormat { parser.log.format }

  /// What the walk came to.
  func tally(bytes: Int) -> PieceTally {
    PieceTally(
      bytes: bytes, lines: line - 1, records: records, candidates: candidates, events: events,
      rejections: rejections)
  }

  /// Parses the candidate lines of a block, given in rising order; only newlines are counted in
  /// between.
  mutating func parseLines(
    _ lines: [Range<Int>], of block: ByteView, _ event: (consuming AccessEvent) throws -> Void
  ) throws {
    var counted = 0
    for range in lines {
      line += block[counted..<range.lowerBound].count(of: ASCII.newline)
      // A line has no newline inside.
      counted = range.upperBound
      let record = block[LineFraming.content(range, in: block)]
      if isHeader(record) {
        parser.takeHeader(record)
        records -= 1
        continue
      }
      try parse(record, at: range.lowerBound, event)
    }
    line += block[counted...].count(of: ASCII.newline)
    records += line - 1
    if block.last != ASCII.newline { records += 1 }
  }

  /// Walks over every record of a block and parses those that a match lies in.
  ///
  /// - Parameters:
  ///   - headersLeft: how many records at the start describe the others.
  ///   - matches: positions in rising order; `nil` to parse every record.
  mutating func parseRecords(
    of block: ByteView, isFinal: Bool, headersLeft: Int, matches: [Int]?,
    _ event: (consuming AccessEvent) throws -> Void
  ) throws {
    let framing = format.framing
    var headersLeft = headersLeft
    var position = 0
    var counted = 0
    var nextMatch = 0
    while let framed = framing.nextRecord(in: block, from: position, isFinal: isFinal) {
      position = framed.next
      let record = block[framed.range]
      if record.trimmed.isEmpty {
        // A blank line is a line, as where lines are only counted.
        if case .lines = framing { records += 1 }
        continue
      }
      if headersLeft > 0 {
        headersLeft -= 1
        continue
      }
      if isHeader(record) {
        parser.takeHeader(record)
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
        try parse(record, at: framed.range.lowerBound, event)
      } else {
        candidates += 1
        reject(
          .truncatedRecord, "the input ends in the middle of this record", record: record,
          at: framed.range.lowerBound)
      }
    }
    line += block[counted...].count(of: ASCII.newline)
  }

  private func isHeader(_ record: ByteView) -> Bool {
    headerMark.map { record.first == $0 } ?? false
  }

  private mutating func parse(
    _ record: ByteView, at position: Int, _ body: (consuming AccessEvent) throws -> Void
  ) throws {
    candidates += 1
    let parsed = parser.parse(record)
    switch consume parsed {
    case .event(let event):
      guard configuration.plausible.contains(event.time) else {
        return reject(
          .implausibleTime,
          "\(event.time) is further from the day of this run than Models/reading.yaml believes",
          record: record, at: position)
      }
      events += 1
      try body(consume event)
    case .rejected(let reason, let detail):
      reject(reason, detail, record: record, at: position)
    }
  }

  /// Rejects a record that could not even be reached.
  mutating func rejectUnread(_ failure: ReadFailure, record: ByteView, lines: Int) {
    records += 1
    candidates += 1
    reject(failure.reason, failure.detail, record: record, at: 0)
    line += lines
  }

  private mutating func reject(
    _ reason: Rejection.Reason, _ detail: String, record: ByteView, at position: Int
  ) {
    rejections.append(
      Rejection(
        location: SourceLocation(file: parser.log.name, line: line, byteOffset: offset + position),
        reason: reason, detail: detail,
        excerpt: Self.excerpt(of: record, redactor: configuration.redactor)))
  }

  /// The start of a record with its secrets taken out first, so that none is cut in two.
  private static func excerpt(of record: ByteView, redactor: SecretRedactor) -> String {
    let start = record[0..<min(record.count, 2048)].string
    return String(redactor.redacted(start).prefix(160))
  }
}
