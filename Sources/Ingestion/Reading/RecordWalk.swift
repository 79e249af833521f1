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
  /// The last row that was only looked at.
  private var row = ProxyRowView()

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
  /// between, and those only where records are.
  mutating func parseLines(
    _ lines: [Range<Int>], of block: ByteView, into taker: inout some RowTaker
  ) throws {
    var counted = 0
    for range in lines {
      countLines(of: block, in: counted..<range.lowerBound)
      // A line has no newline inside.
      counted = range.upperBound
      let record = block[LineFraming.content(range, in: block)]
      if isHeader(record) {
        parser.takeHeader(record)
        records -= 1
        continue
      }
      try parse(record, at: range.lowerBound, into: &taker)
    }
    guard configuration.countsRecords else {
      records = candidates
      return
    }
    countLines(of: block, in: counted..<block.count)
    records += line - 1
    if block.last != ASCII.newline { records += 1 }
  }

  private mutating func countLines(of block: ByteView, in range: Range<Int>) {
    guard configuration.countsRecords else { return }
    line += block[range].count(of: ASCII.newline)
  }

  /// Walks over every record of a block and parses those that a match lies in.
  ///
  /// - Parameters:
  ///   - headersLeft: how many records at the start describe the others.
  ///   - matches: positions in rising order; `nil` to parse every record.
  mutating func parseRecords(
    of block: ByteView, isFinal: Bool, headersLeft: Int, matches: [Int]?,
    into taker: inout some RowTaker
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
      countLines(of: block, in: counted..<framed.range.lowerBound)
      counted = framed.range.lowerBound
      if framed.isComplete {
        try parse(record, at: framed.range.lowerBound, into: &taker)
      } else {
        candidates += 1
        reject(
          .truncatedRecord, "the input ends in the middle of this record", record: record,
          at: framed.range.lowerBound)
      }
    }
    countLines(of: block, in: counted..<block.count)
    if !configuration.countsRecords { records = candidates }
  }

  private func isHeader(_ record: ByteView) -> Bool {
    headerMark.map { record.first == $0 } ?? false
  }

  private mutating func parse(
    _ record: ByteView, at position: Int, into taker: inout some RowTaker
  ) throws {
    candidates += 1
    if taker.takesViews {
      switch parser.view(record, as: &row) {
      case .row:
        guard isPlausible(row.time, of: record, at: position) else { return }
        events += 1
        return try taker.take(row)
      case .rejected(let reason, let detail):
        return reject(reason, detail, record: record, at: position)
      case .unknown: break
      }
    }
    let parsed = parser.parse(record)
    switch consume parsed {
    case .event(let event):
      guard isPlausible(event.time, of: record, at: position) else { return }
      events += 1
      try taker.take(consume event)
    case .rejected(let reason, let detail):
      reject(reason, detail, record: record, at: position)
    }
  }

  /// Whether a time can be believed; a record with another is rejected.
  private mutating func isPlausible(
    _ time: Timestamp, of record: ByteView, at position: Int
  ) -> Bool {
    if configuration.plausible.contains(time) { return true }
    reject(
      .implausibleTime,
      "\(time) is further from the day of this run than Models/reading.yaml believes",
      record: record, at: position)
    return false
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
        location: SourceLocation(
          file: parser.log.name, line: configuration.countsRecords ? line : nil,
          byteOffset: offset + position),
        reason: reason, detail: detail,
        excerpt: Self.excerpt(of: record, redactor: configuration.redactor)))
  }

  /// The start of a record with its secrets taken out first, so that none is cut in two.
  private static func excerpt(of record: ByteView, redactor: SecretRedactor) -> String {
    let start = record[0..<min(record.count, 2048)].string
    return String(redactor.redacted(start).prefix(160))
  }
}
