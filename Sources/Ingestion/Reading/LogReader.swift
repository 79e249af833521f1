import Events

/// Reads inputs: takes containers off, recognises the format, searches for candidates, parses those.
///
/// One reader reads one input after another; it is made once for each thread.
package final class LogReader {
  /// What is done with what is found.
  package struct Sink {
    package var event: (AccessEvent) throws -> Void
    package var rejection: (Rejection) throws -> Void
    /// Called now and then with the bytes read from disk since the last call.
    package var progress: (Int) throws -> Void

    package init(
      event: @escaping (AccessEvent) throws -> Void,
      rejection: @escaping (Rejection) throws -> Void,
      progress: @escaping (Int) throws -> Void = { _ in }
    ) {
      self.event = event
      self.rejection = rejection
      self.progress = progress
    }
  }

  private let plainSearch: CandidateSearch
  private let jsonSearch: CandidateSearch
  private let plainScratch: CandidateScratch
  private let jsonScratch: CandidateScratch
  private let redactor: SecretRedactor
  private let times: TimeParser
  private let parsesEverything: Bool
  private let digesting: Bool
  private let sizes: BlockSizes
  private let forcedFormat: (any LogFormat)?

  /// - Parameters:
  ///   - terms: literals of which at least one stands in every record that matters.
  ///   - redactor: takes secrets out of the excerpts of rejections.
  ///   - parsesEverything: parse every record, candidate or not; slow, for checks.
  ///   - digesting: whether tallies carry a digest of the input's bytes.
  ///   - format: what every input is taken for; `nil` to recognise each.
  ///   - sizes: how much is read at a time; smaller only to test borders.
  package init(
    terms: [String], redactor: SecretRedactor, times: TimeParser, parsesEverything: Bool = false,
    digesting: Bool = false, format: (any LogFormat)? = nil, sizes: BlockSizes = BlockSizes()
  ) throws(TidewatchError) {
    plainSearch = try CandidateSearch(terms: terms, escaping: .none)
    jsonSearch = try CandidateSearch(terms: terms, escaping: .json)
    plainScratch = try plainSearch.makeScratch()
    jsonScratch = try jsonSearch.makeScratch()
    self.redactor = redactor
    self.times = times
    self.parsesEverything = parsesEverything
    self.digesting = digesting
    self.sizes = sizes
    forcedFormat = format
  }

  /// Reads one input to its end. What is wrong with the input is a rejection and part of the tally.
  ///
  /// - Throws: what the sink throws, and `TidewatchError` when the search itself fails.
  package func read(_ input: InputFile, into sink: Sink) throws -> InputTally {
    var tally = InputTally(name: input.name)
    let opened: OpenedInput
    do throws(ReadFailure) {
      opened = try OpenedInput(path: input.path, digesting: digesting)
    } catch {
      try rejectWhole(error, tally: &tally, sink: sink)
      return tally
    }
    tally.containers = opened.containers
    let reader = BlockReader(opened.source, sizes: sizes)
    let head = reader.peek()
    if head.isEmpty, reader.failure == nil {
      try rejectWhole(ReadFailure(.unknownFormat, "is empty"), tally: &tally, sink: sink)
    } else if let failure = reader.failure, head.isEmpty {
      try rejectWhole(failure, tally: &tally, sink: sink)
    } else {
      switch forcedFormat.map({ .success($0) }) ?? LogFormatRegistry.recognise(InputHead(head)) {
      case .failure(let failure):
        try rejectWhole(failure, tally: &tally, sink: sink)
      case .success(let format):
        tally.format = format.name
        try readRecords(of: format, from: reader, opened: opened, tally: &tally, sink: sink)
      }
    }
    tally.bytesOnDisk = opened.bytesRead
    tally.contentDigest = opened.contentDigest
    return tally
  }

  // MARK: Records

  private func readRecords(
    of format: any LogFormat, from reader: BlockReader, opened: OpenedInput,
    tally: inout InputTally, sink: Sink
  ) throws {
    var walk = RecordWalk(
      format: format, parser: format.makeParser(for: InputHead(reader.peek()), times: times),
      file: tally.name)
    var reported = 0
    reading: while true {
      let offset = reader.offset
      switch reader.next(framing: format.framing) {
      case .end: break reading
      case .tooLong(let start, let skipped):
        walk.records += 1
        try walk.reject(
          .recordTooLong,
          "the record is longer than \(sizes.longestRecord >> 10) KiB and was passed over",
          record: start, at: offset, redactor: redactor, sink: sink)
        walk.line += 1
        tally.bytes += skipped
      case .records(let block, let isFinal):
        try search(block, at: offset, isFinal: isFinal, walk: &walk, sink: sink)
        tally.bytes += block.count
      }
      try sink.progress(opened.bytesRead - reported)
      reported = opened.bytesRead
    }
    if let failure = reader.failure {
      try walk.reject(
        failure.reason, failure.detail, record: .empty, at: reader.offset, redactor: redactor,
        sink: sink)
    }
    tally.records = walk.records
    tally.candidates = walk.candidates
    tally.events = walk.events
    tally.rejected = walk.rejected
  }

  /// Finds the candidates of a block and parses them.
  private func search(
    _ block: ByteView, at offset: Int, isFinal: Bool, walk: inout RecordWalk, sink: Sink
  ) throws {
    let isJSON = walk.format.escaping == .json
    let search = isJSON ? jsonSearch : plainSearch
    let scratch = isJSON ? jsonScratch : plainScratch
    var matches: [Int] = []
    if case .lines = walk.format.framing, walk.headersLeft == 0, !parsesEverything {
      var lines: [Range<Int>] = []
      try search.forEachMatch(in: block, using: scratch) { position in
        let start = block.lastIndex(of: ASCII.newline, before: position).map { $0 + 1 } ?? 0
        let end = block.firstIndex(of: ASCII.newline, from: position) ?? block.count
        lines.append(start..<end)
        return end
      }
      try walk.parseLines(lines, of: block, at: offset, redactor: redactor, sink: sink)
    } else {
      if !parsesEverything {
        try search.forEachMatch(in: block, using: scratch) { position in
          matches.append(position)
          return position + 1
        }
      }
      try walk.parseRecords(
        of: block, at: offset, isFinal: isFinal, matches: parsesEverything ? nil : matches,
        redactor: redactor, sink: sink)
    }
  }

  private func rejectWhole(
    _ failure: ReadFailure, tally: inout InputTally, sink: Sink
  ) throws {
    tally.rejected += 1
    try sink.rejection(
      Rejection(
        location: SourceLocation(file: tally.name), reason: failure.reason,
        detail: failure.detail))
  }
}
