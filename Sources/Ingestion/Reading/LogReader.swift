import Events
import Policies

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

  private struct Searcher {
    var search: CandidateSearch
    var scratch: CandidateScratch
  }

  private let searchers: [CandidateSearch.Escaping: Searcher]
  private let redactor: SecretRedactor
  private let times: TimeParser
  private let plausible: TimeWindow
  private let parsesEverything: Bool
  private let unwrapping: InputUnwrapping
  private let sizes: BlockSizes
  private let forcedFormat: (any LogFormat)?

  /// - Parameters:
  ///   - terms: literals of which at least one stands in every record that matters.
  ///   - redactor: takes secrets out of the excerpts of rejections.
  ///   - expansion: what decompression may come to.
  ///   - plausible: times that are believed; an event outside is rejected.
  ///   - parsesEverything: parse every record, candidate or not; slow, for checks.
  ///   - digesting: whether tallies carry a digest of the input's bytes.
  ///   - format: what every input is taken for; `nil` to recognise each.
  ///   - sizes: how much is read at a time; smaller only to test borders.
  package init(
    terms: [String], redactor: SecretRedactor, times: TimeParser,
    expansion: ReadingPolicy.Expansion, plausible: TimeWindow = .always,
    parsesEverything: Bool = false, digesting: Bool = false,
    format: (any LogFormat)? = nil, sizes: BlockSizes = BlockSizes()
  ) throws(TidewatchError) {
    var searchers: [CandidateSearch.Escaping: Searcher] = [:]
    for escaping in CandidateSearch.Escaping.allCases {
      let search = try CandidateSearch(terms: terms, escaping: escaping)
      searchers[escaping] = Searcher(search: search, scratch: try search.makeScratch())
    }
    self.searchers = searchers
    self.redactor = redactor
    self.times = times
    self.plausible = plausible
    self.parsesEverything = parsesEverything
    unwrapping = InputUnwrapping(limits: expansion, digesting: digesting)
    self.sizes = sizes
    forcedFormat = format
  }

  /// Opens a file and calls `body` with every log inside, one after another; each is valid during its
  /// call. What cannot be opened is handed over too, and is a rejection once read.
  package func forEachLog(in file: InputFile, _ body: (LogInput) throws -> Void) throws {
    try unwrapping.forEachLog(in: file, body)
  }

  /// The same for bytes that are in no file.
  package func forEachLog(
    in bytes: any ByteSource, named name: String, _ body: (LogInput) throws -> Void
  ) throws {
    try unwrapping.forEachLog(in: bytes, named: name, body)
  }

  /// Reads one log to its end. What is wrong with it is a rejection and part of the tally.
  ///
  /// - Throws: what the sink throws, and `TidewatchError` when the search itself fails.
  package func read(_ log: LogInput, into sink: Sink) throws -> InputTally {
    var tally = InputTally(name: log.name)
    tally.containers = log.containers
    switch log.bytes {
    case .failure(let failure): try rejectWhole(failure, tally: &tally, sink: sink)
    case .success(let bytes): try read(bytes, of: log, tally: &tally, sink: sink)
    }
    tally.bytesStored = log.stored?.bytesRead ?? 0
    tally.contentDigest = log.stored?.contentDigest ?? ""
    return tally
  }

  private func read(
    _ bytes: any ByteSource, of log: LogInput, tally: inout InputTally, sink: Sink
  ) throws {
    let reader = BlockReader(bytes, sizes: sizes)
    let head = reader.peek()
    if head.isEmpty {
      let failure = reader.failure ?? ReadFailure(.unknownFormat, "is empty")
      return try rejectWhole(failure, tally: &tally, sink: sink)
    }
    switch forcedFormat.map({ .success($0) }) ?? LogFormatRegistry.recognise(InputHead(head)) {
    case .failure(let failure): try rejectWhole(failure, tally: &tally, sink: sink)
    case .success(let format):
      tally.format = format.name
      try readRecords(of: format, from: reader, log: log, tally: &tally, sink: sink)
    }
  }

  // MARK: Records

  private func readRecords(
    of format: any LogFormat, from reader: BlockReader, log: LogInput,
    tally: inout InputTally, sink: Sink
  ) throws {
    var walk = RecordWalk(
      format: format, parser: format.makeParser(for: InputHead(reader.peek()), times: times),
      file: tally.name, plausible: plausible)
    reading: while true {
      let offset = reader.offset
      switch reader.next(framing: format.framing) {
      case .end: break reading
      case .tooLong(let start, let skipped):
        try walk.rejectUnread(
          .recordTooLong,
          "the record is longer than \(sizes.longestRecord >> 10) KiB and was passed over",
          record: start, at: offset, redactor: redactor, sink: sink)
        walk.line += 1
        tally.bytes += skipped
      case .records(let block, let isFinal):
        try search(block, at: offset, isFinal: isFinal, walk: &walk, sink: sink)
        tally.bytes += block.count
      }
      try sink.progress(log.file?.newBytes() ?? 0)
    }
    if let failure = reader.failure {
      try walk.rejectUnread(
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
    if case .lines = walk.format.framing, walk.headersLeft == 0, !parsesEverything {
      let lines = try candidateLines(of: block, format: walk.format)
      try walk.parseLines(lines, of: block, at: offset, redactor: redactor, sink: sink)
    } else {
      var matches: [Int] = []
      if !parsesEverything {
        try forEachMatch(in: block, format: walk.format) { position in
          matches.append(position)
          return position + 1
        }
      }
      try walk.parseRecords(
        of: block, at: offset, isFinal: isFinal, matches: parsesEverything ? nil : matches,
        redactor: redactor, sink: sink)
    }
  }

  /// The lines with a term, and those that describe the others, in rising order.
  private func candidateLines(
    of block: ByteView, format: any LogFormat
  ) throws -> [Range<Int>] {
    var lines: [Range<Int>] = []
    try forEachMatch(in: block, format: format) { position in
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

  private func forEachMatch(
    in block: ByteView, format: any LogFormat, _ body: (Int) -> Int
  ) throws {
    guard let searcher = searchers[format.escaping] else { return }
    try searcher.search.forEachMatch(in: block, using: searcher.scratch, body)
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
