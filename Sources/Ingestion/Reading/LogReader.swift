import Events
import Policies

/// Reads inputs: takes containers off, recognises the format, searches for candidates, parses those.
///
/// `read(_:into:)` reads one log on the thread that calls it; `read(_:threads:…)` reads many inputs on
/// many threads. Both give the same events in the same order.
package final class LogReader: Sendable {
  /// What is done with what is found.
  package struct Sink {
    package var event: (AccessEvent) throws -> Void
    /// Takes those rows that are hits, valid during their call, where there are such, and says which are;
    /// see `RowTaker`. Without it, all are events.
    package var row: ((ProxyRowView) throws -> Bool)?
    package var rejection: (Rejection) throws -> Void

    package init(
      event: @escaping (AccessEvent) throws -> Void,
      row: ((ProxyRowView) throws -> Bool)? = nil,
      rejection: @escaping (Rejection) throws -> Void
    ) {
      self.event = event
      self.row = row
      self.rejection = rejection
    }
  }

  /// What every thread that parses has to know.
  struct Configuration: Sendable {
    let searches: CandidateSearches
    let redactor: SecretRedactor
    let times: TimeParser
    let plausible: TimeWindow
    let parsesEverything: Bool
    let needs: HitNeeds
    let countsRecords: Bool
  }

  let configuration: Configuration
  let unwrapping: InputUnwrapping
  private let sizes: BlockSizes
  private let forcedFormat: (any LogFormat)?
  private let pool = BlockPool()

  /// - Parameters:
  ///   - terms: literals of which at least one stands in every record that matters.
  ///   - redactor: takes secrets out of the excerpts of rejections.
  ///   - expansion: what decompression may come to.
  ///   - plausible: times that are believed; an event outside is rejected.
  ///   - parsesEverything: parse every record, candidate or not; slow, for checks.
  ///   - digesting: whether tallies carry a digest of the input's bytes.
  ///   - format: what every input is taken for; `nil` to recognise each.
  ///   - needs: what events are read for; texts that nothing of it needs may be left empty.
  ///   - countsRecords: whether tallies count the records that are passed over, and rejections have their
  ///     lines; without, the records of a tally are those that were parsed.
  ///   - sizes: how much is read at a time; smaller only to test borders.
  package init(
    terms: [String], redactor: SecretRedactor, times: TimeParser,
    expansion: ReadingPolicy.Expansion, plausible: TimeWindow = .always,
    parsesEverything: Bool = false, digesting: Bool = false,
    format: (any LogFormat)? = nil, needs: HitNeeds = .all, countsRecords: Bool = true,
    sizes: BlockSizes = BlockSizes()
  ) throws(TidewatchError) {
    let searches = CandidateSearches(terms: terms)
    // Terms that cannot be searched for are told before anything is read.
    _ = try searches.search(.none)
    configuration = Configuration(
      searches: searches, redactor: redactor, times: times, plausible: plausible,
      parsesEverything: parsesEverything, needs: needs, countsRecords: countsRecords)
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
    let parser = PieceParser(configuration)
    var tally = InputTally(name: log.name)
    var taker = SinkTaker(sink: sink)
    let ending = try split(log) { piece in
      let parsed = try parser.parse(piece, into: &taker)
      giveBack(piece)
      for rejection in tally.add(parsed) { try sink.rejection(rejection) }
    }
    for rejection in tally.close(ending) { try sink.rejection(rejection) }
    return tally
  }

  /// Cuts a log into pieces, and tells what is known of it once the last is cut.
  func split(_ log: LogInput, _ body: (LogPiece) throws -> Void) throws -> LogEnding {
    var ending = LogEnding()
    ending.containers = log.containers
    let splitter: Result<LogSplitter, ReadFailure>
    do throws(ReadFailure) {
      splitter = .success(
        try LogSplitter(log, forced: forcedFormat, sizes: sizes, pool: pool))
    } catch {
      splitter = .failure(error)
    }
    switch splitter {
    case .failure(let failure): ending.refusal = failure
    case .success(let splitter):
      ending.format = splitter.formatName
      while let piece = splitter.next() { try body(piece) }
    }
    ending.bytesStored = log.stored?.bytesRead ?? 0
    ending.contentDigest = log.stored?.contentDigest ?? ""
    return ending
  }

  /// Lets the memory of a piece be used again.
  func giveBack(_ piece: LogPiece) {
    if case .records(let records) = piece.content { pool.giveBack(records.bytes) }
  }
}

/// Hands everything to a sink.
private struct SinkTaker: RowTaker {
  let sink: LogReader.Sink

  var takesViews: Bool { sink.row != nil }

  func take(_ event: consuming AccessEvent) throws { try sink.event(event) }

  func take(_ row: ProxyRowView) throws -> Bool { try sink.row?(row) ?? false }
}

/// What is known of a log once it is cut to its end.
struct LogEnding: Sendable {
  /// Empty when no format was recognised.
  var format = ""
  var containers: [Container] = []
  /// Why the log was not read at all.
  var refusal: ReadFailure?
  var bytesStored = 0
  var contentDigest = ""
}

extension InputTally {
  /// Takes in what is known at a log's end; a refused log is a rejection of its own.
  mutating func close(_ ending: LogEnding) -> [Rejection] {
    format = ending.format
    containers = ending.containers
    bytesStored = ending.bytesStored
    contentDigest = ending.contentDigest
    guard let refusal = ending.refusal else { return [] }
    rejected += 1
    return [
      Rejection(
        location: SourceLocation(file: name), reason: refusal.reason, detail: refusal.detail)
    ]
  }
}
