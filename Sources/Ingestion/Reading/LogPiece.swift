import Events

/// What every piece of one log shares.
final class LogContext: Sendable {
  let name: String
  let format: any LogFormat
  /// The first bytes, which some formats need to make a parser.
  private let head: [UInt8]

  init(name: String, format: any LogFormat, head: ByteView) {
    self.name = name
    self.format = format
    self.head = head.bytes
  }

  /// A parser for the log's records, for one thread.
  func makeParser(times: TimeParser) -> any RecordParser {
    head.withUnsafeBytes { format.makeParser(for: InputHead(ByteView($0)), times: times) }
  }
}

/// A part of a log that can be parsed without those before it.
struct LogPiece: Sendable {
  enum Content: Sendable {
    case records(RecordBlock)
    /// Whole lines that nobody has read yet, none of which describes others.
    case unread(FilePart)
    /// One record that could not be read, and of which this is the start.
    case unreadable(ReadFailure, start: [UInt8], lines: Int)
  }

  let log: LogContext
  let content: Content
  /// Where the piece begins in the decompressed log.
  let offset: Int
  /// Bytes of the log in this piece.
  let bytes: Int
  /// How many records of this piece describe the others, if it has as many.
  var headersLeft = 0
  /// The lines before this piece that describe those behind them, for formats that have such.
  var headerLines: [[UInt8]] = []
}

/// What a piece of a log came to.
package struct PieceTally: Sendable {
  package var bytes = 0
  /// Line ends passed.
  package var lines = 0
  package var records = 0
  package var candidates = 0
  package var events = 0
  /// Their lines are counted from the piece's first, as 1.
  package var rejections: [Rejection] = []
}

extension InputTally {
  /// Adds a piece, and gives its rejections their lines in the log.
  mutating func add(_ piece: PieceTally) -> [Rejection] {
    bytes += piece.bytes
    records += piece.records
    candidates += piece.candidates
    events += piece.events
    rejected += piece.rejections.count
    let before = lines
    lines += piece.lines
    guard before > 0 else { return piece.rejections }
    return piece.rejections.map { rejection in
      var rejection = rejection
      rejection.location.line = rejection.location.line.map { $0 + before }
      return rejection
    }
  }
}
