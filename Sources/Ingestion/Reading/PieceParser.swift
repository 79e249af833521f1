import Events

/// Searches pieces of logs for candidates and parses those; one for each thread.
final class PieceParser {
  private let configuration: LogReader.Configuration
  private var scratches: [CandidateSearch.Escaping: CandidateScratch] = [:]
  /// The logs that this thread is at, the latest last.
  private var parsers: [LogParser] = []

  /// Logs that one thread may be at: those that others have begun, and its own.
  private static let mostParsers = 4

  init(_ configuration: LogReader.Configuration) {
    self.configuration = configuration
  }

  /// Parses a piece and hands over its events in their order.
  ///
  /// - Throws: what `taker` throws, and `TidewatchError` when the search itself fails.
  func parse(_ piece: LogPiece, into taker: inout some RowTaker) throws -> PieceTally {
    switch piece.content {
    case .unread(let failure, let start, let lines):
      var walk = RecordWalk(configuration, parser: parser(of: piece.log), offset: piece.offset)
      start.withUnsafeBytes { walk.rejectUnread(failure, record: ByteView($0), lines: lines) }
      return walk.tally(bytes: piece.bytes)
    case .records(let records):
      let parser = parser(of: piece.log)
      parser.take(piece.headerLines)
      var walk = RecordWalk(configuration, parser: parser, offset: piece.offset)
      try parse(
        records, of: parser, headersLeft: piece.headersLeft, walk: &walk, into: &taker)
      return walk.tally(bytes: piece.bytes)
    }
  }

  private func parse(
    _ records: RecordBlock, of log: LogParser, headersLeft: Int, walk: inout RecordWalk,
    into taker: inout some RowTaker
  ) throws {
    let format = walk.format
    let block = records.view
    if headersLeft == 0, !configuration.parsesEverything, records.recordsAreLines,
      !(configuration.countsRecords && format.framing.passesOverBlankLines
        && block.mayHaveBlankLine)
    {
      if log.density.isHigh, configuration.searches.termsStandAsTheyAre {
        let search = try search(for: format)
        try walk.parseLikelyLines(of: block, into: &taker) { try search.finds(in: $0) }
      } else {
        try walk.parseLines(
          try candidateLines(of: block, format: format), of: block, into: &taker)
      }
      log.density.note(taken: walk.takenBytes, of: block.count)
    } else {
      var matches: [Int]?
      if !configuration.parsesEverything {
        var found: [Int] = []
        try search(for: format).forEachMatch(in: block) { position in
          found.append(position)
          return position + 1
        }
        matches = found
      }
      try walk.parseRecords(
        of: block, isFinal: records.isFinal, headersLeft: headersLeft, matches: matches,
        into: &taker)
    }
  }

  /// The lines with a term, and those that describe the others, in rising order.
  private func candidateLines(
    of block: ByteView, format: any LogFormat
  ) throws -> [Range<Int>] {
    var lines: [Range<Int>] = []
    try search(for: format).forEachMatch(in: block) { position in
      let line = LineFraming.line(at: position, in: block)
      lines.append(line)
      return line.upperBound
    }
    guard let mark = format.headerMark else { return lines }
    lines += LineFraming.lines(beginningWith: mark, in: block)
    // A header line may hold a term too.
    lines.sort { $0.lowerBound < $1.lowerBound }
    return lines.enumerated().filter { $0.offset == 0 || lines[$0.offset - 1] != $0.element }
      .map(\.element)
  }

  private func search(for format: any LogFormat) throws -> ThreadSearch {
    let search = try configuration.searches.search(format.escaping)
    let scratch = try scratches[format.escaping] ?? search.makeScratch()
    scratches[format.escaping] = scratch
    return ThreadSearch(search: search, scratch: scratch)
  }

  private func parser(of log: LogContext) -> LogParser {
    if let latest = parsers.last, latest.log === log { return latest }
    let known = parsers.firstIndex { $0.log === log }.map { parsers.remove(at: $0) }
    if parsers.count == Self.mostParsers { parsers.removeFirst() }
    let parser = known ?? LogParser(log, configuration)
    parsers.append(parser)
    return parser
  }
}

/// A search with one thread's working memory.
private struct ThreadSearch {
  let search: CandidateSearch
  let scratch: CandidateScratch

  func forEachMatch(in view: ByteView, _ body: (Int) -> Int) throws {
    try search.forEachMatch(in: view, using: scratch, body)
  }

  /// Whether a term occurs at all.
  func finds(in view: ByteView) throws -> Bool {
    var found = false
    try forEachMatch(in: view) { _ in
      found = true
      return view.count
    }
    return found
  }
}
