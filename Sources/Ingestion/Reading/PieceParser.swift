import Events

/// Searches pieces of logs for candidates and parses those; one for each thread.
final class PieceParser {
  private let configuration: LogReader.Configuration
  private var scratches: [CandidateSearch.Escaping: CandidateScratch] = [:]
  /// The logs that this thread is at, the latest last.
  private var parsers: [LogParser] = []
  /// What was found in the block that this thread is at.
  private var candidates: CandidateLines
  /// Where parts of files are read to.
  private var memory = Block(capacity: 0)

  /// Logs that one thread may be at: those that others have begun, and its own.
  private static let mostParsers = 4

  init(_ configuration: LogReader.Configuration) {
    self.configuration = configuration
    candidates = CandidateLines(counting: configuration.countsRecords)
  }

  /// Parses a piece and hands over its events in their order.
  ///
  /// - Throws: what `taker` throws, and `TidewatchError` when the search itself fails.
  func parse(_ piece: LogPiece, into taker: inout some RowTaker) throws -> PieceTally {
    let parser = parser(of: piece.log)
    var walk = RecordWalk(configuration, parser: parser, offset: piece.offset)
    switch piece.content {
    case .unreadable(let failure, let start, let lines):
      start.withUnsafeBytes { walk.rejectUnread(failure, record: ByteView($0), lines: lines) }
    case .unread(let part):
      let there = try parse(part, of: parser, walk: &walk, into: &taker)
      return walk.tally(bytes: there)
    case .records(let records):
      parser.take(piece.headerLines)
      try parse(
        records, of: parser, headersLeft: piece.headersLeft, walk: &walk, into: &taker)
    }
    return walk.tally(bytes: piece.bytes)
  }

  /// Looks for candidates where they lie, and reads only those; reads all where most are.
  ///
  /// - Returns: how many of the bytes were there.
  private func parse(
    _ part: FilePart, of log: LogParser, walk: inout RecordWalk, into taker: inout some RowTaker
  ) throws -> Int {
    if !configuration.parsesEverything, !isLikelyHits(log),
      try part.look({ try findCandidates(in: $0, format: walk.format) }) != nil
    {
      try walk.parseLines(candidates, into: &taker)
      log.density.note(taken: walk.takenBytes, of: part.range.count)
      return part.range.count
    }
    memory.cut(to: 0)
    let isCut: Bool
    do throws(ReadFailure) {
      isCut = try memory.append(part) < part.range.count
    } catch {
      walk.rejectUnread(error, record: .empty, lines: 0)
      return 0
    }
    let records = RecordBlock(bytes: memory, isFinal: isCut, recordsAreLines: true)
    try parse(records, of: log, headersLeft: 0, walk: &walk, into: &taker)
    if isCut, let cut = part.file.takeCut() { walk.rejectUnread(cut, record: .empty, lines: 0) }
    return memory.count
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
      if isLikelyHits(log) {
        let search = try search(for: format)
        try walk.parseLikelyLines(of: block, into: &taker) { try search.finds(in: $0) }
      } else {
        try findCandidates(in: block, format: format)
        try walk.parseLines(candidates, into: &taker)
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

  /// Whether to search for candidates would be of no use.
  private func isLikelyHits(_ log: LogParser) -> Bool {
    log.density.isHigh && configuration.searches.termsStandAsTheyAre
  }

  /// Finds the lines with a term, and those that describe the others.
  private func findCandidates(in block: ByteView, format: any LogFormat) throws {
    candidates.removeAll()
    let search = try search(for: format)
    var start = 0
    while start < block.count {
      let part = block[start..<LineFraming.end(ofLinesFrom: start, in: block, atLeast: Self.atOnce)]
      var lines: [Range<Int>] = []
      try search.forEachMatch(in: part) { position in
        let line = LineFraming.line(at: position, in: part)
        lines.append(line)
        return line.upperBound
      }
      if let mark = format.headerMark {
        // A header line may hold a term too.
        lines = Set(lines + LineFraming.lines(beginningWith: mark, in: part))
          .sorted { $0.lowerBound < $1.lowerBound }
      }
      candidates.append(lines, of: part, at: start)
      start += part.count
    }
  }

  /// So many bytes are searched before their lines are counted: they are still close then.
  private static let atOnce = 1 << 18

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
