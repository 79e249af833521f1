import Events

/// Walks over the records of one piece, counting lines and records, and parses the candidates.
struct RecordWalk {
  let configuration: LogReader.Configuration
  let parser: LogParser
  /// Where the piece begins in the log.
  let offset: Int
  private let headerMark: UInt8?
  /// The line that the next byte belongs to, counted from 1.
  var line = 1
  var records = 0
  var candidates = 0
  private var events = 0
  var rejections: [Rejection] = []
  /// The last row that was only looked at.
  private var row = ProxyRowView()
  /// Bytes of the lines of rows that were taken.
  private(set) var takenBytes = 0

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

  /// Parses the candidate lines of a block.
  mutating func parseLines(_ candidates: CandidateLines, into taker: inout some RowTaker) throws {
    try candidates.visit { found, record in
      line += found.lineEndsBefore
      try parseLine(record, at: found.position, into: &taker) { true }
    }
    line += candidates.lineEndsBehind
    countRecords(areEnded: candidates.lastIsEnded)
  }

  /// Parses every line of a block, each as a row that is likely to be taken; whether it is a candidate is
  /// asked only where it is not, and then decides as in `parseLines`.
  mutating func parseLikelyLines(
    of block: ByteView, into taker: inout some RowTaker,
    isCandidate: (ByteView) throws -> Bool
  ) throws {
    var position = 0
    while let framed = LineFraming.nextRecord(in: block, from: position, isFinal: true) {
      position = framed.next
      let record = block[framed.range]
      try parseLine(record, at: framed.range.lowerBound, into: &taker) { try isCandidate(record) }
      if configuration.countsRecords, block[position - 1] == ASCII.newline { line += 1 }
    }
    countRecords(areEnded: block.last == ASCII.newline)
  }

  private mutating func parseLine(
    _ record: ByteView, at position: Int, into taker: inout some RowTaker,
    ifCandidate isCandidate: () throws -> Bool
  ) throws {
    if isHeader(record) {
      parser.takeHeader(record)
      records -= 1
    } else {
      try parse(record, at: position, into: &taker, ifCandidate: isCandidate)
    }
  }

  /// Every line of a block is a record, but those that describe others.
  private mutating func countRecords(areEnded: Bool) {
    guard configuration.countsRecords else {
      records = candidates
      return
    }
    records += line - 1
    if !areEnded { records += 1 }
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
        try parse(record, at: framed.range.lowerBound, into: &taker) { true }
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

  /// Parses a record: hands it over, rejects it, or passes it over where it is no candidate.
  ///
  /// - Parameter isCandidate: is not asked of a row that is taken, which is one.
  private mutating func parse(
    _ record: ByteView, at position: Int, into taker: inout some RowTaker,
    ifCandidate isCandidate: () throws -> Bool
  ) throws {
    var viewed = ViewedRecord.unknown
    if taker.takesViews {
      viewed = parser.view(record, as: &row)
      if case .row = viewed, configuration.plausible.contains(row.time), try taker.take(row) {
        candidates += 1
        events += 1
        takenBytes += record.count + 1
        return
      }
    }
    guard try isCandidate() else { return }
    candidates += 1
    switch viewed {
    case .row:
      if isPlausible(row.time, of: record, at: position) { events += 1 }
    case .rejected(let reason, let detail):
      reject(reason, detail, record: record, at: position)
    case .unknown:
      try parseEvent(record, at: position, into: &taker)
    }
  }

  private mutating func parseEvent(
    _ record: ByteView, at position: Int, into taker: inout some RowTaker
  ) throws {
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
}
