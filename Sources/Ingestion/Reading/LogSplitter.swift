import Events

/// Cuts one log into pieces that can be parsed apart; the part of reading that goes in order.
final class LogSplitter {
  private let reader: BlockReader
  private let log: LogContext
  private let longestRecord: Int
  private var headersLeft: Int
  private var headerLines: [[UInt8]] = []
  private var isAtEnd = false

  /// - Parameter forced: what the log is taken for; `nil` to recognise it.
  /// - Throws: when the log cannot be opened or is of no format.
  init(
    _ input: LogInput, forced: (any LogFormat)?, sizes: BlockSizes, pool: BlockPool
  ) throws(ReadFailure) {
    let source = try input.bytes.get()
    reader = BlockReader(source, sizes: sizes, pool: pool)
    let head = reader.peek()
    if head.isEmpty { throw reader.failure ?? ReadFailure(.unknownFormat, "is empty") }
    let recognised = forced.map { .success($0) } ?? LogFormatRegistry.recognise(InputHead(head))
    let format = try recognised.get()
    log = LogContext(name: input.name, format: format, head: head)
    longestRecord = sizes.longestRecord
    headersLeft = format.headerRecords
  }

  var formatName: String { log.format.name }

  /// The next piece; `nil` behind the last.
  func next() -> LogPiece? {
    guard !isAtEnd else { return nil }
    let offset = reader.offset
    switch reader.next(framing: log.format.framing, unread: linesSpeakForThemselves) {
    case .records(let records):
      let piece = LogPiece(
        log: log, content: .records(records), offset: offset, bytes: records.view.count,
        headersLeft: headersLeft, headerLines: headerLines)
      noteHeaders(of: records.view, isFinal: records.isFinal)
      return piece
    case .lines(let part):
      return LogPiece(log: log, content: .unread(part), offset: offset, bytes: part.range.count)
    case .tooLong(let start, let bytes, let lines):
      let failure = ReadFailure(
        .recordTooLong,
        "the record is longer than \(longestRecord >> 10) KiB and was passed over")
      return LogPiece(
        log: log, content: .unreadable(failure, start: start, lines: lines), offset: offset,
        bytes: bytes)
    case .end:
      isAtEnd = true
      return reader.failure.map { failure in
        LogPiece(
          log: log, content: .unreadable(failure, start: [], lines: 0), offset: offset, bytes: 0)
      }
    }
  }

  /// Whether no line that is still to come may describe others.
  private var linesSpeakForThemselves: Bool { headersLeft == 0 && log.format.headerMark == nil }

  /// Keeps what a block says about the records behind it.
  private func noteHeaders(of block: ByteView, isFinal: Bool) {
    var position = 0
    while headersLeft > 0,
      let framed = log.format.framing.nextRecord(in: block, from: position, isFinal: isFinal)
    {
      position = framed.next
      if !block[framed.range].trimmed.isEmpty { headersLeft -= 1 }
    }
    guard let mark = log.format.headerMark else { return }
    for line in LineFraming.lines(beginningWith: mark, in: block) {
      headerLines.append(block[LineFraming.content(line, in: block)].bytes)
    }
  }
}
