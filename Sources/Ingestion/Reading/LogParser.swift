import Events

/// One thread's parser of one log.
final class LogParser {
  let log: LogContext
  // One thread calls it, for one record after another: no two calls can meet.
  @exclusivity(unchecked)
  private var parser: any RecordParser
  /// How many of the log's header lines the parser has taken in.
  private var headersTaken = 0
  /// How much of the log's last block was rows that were taken.
  var density = HitDensity()

  init(_ log: LogContext, _ configuration: LogReader.Configuration) {
    self.log = log
    parser = log.makeParser(times: configuration.times)
    parser.limit(to: configuration.needs)
  }

  /// Takes in those header lines that it does not know yet.
  func take(_ headerLines: [[UInt8]]) {
    while headersTaken < headerLines.count {
      headerLines[headersTaken].withUnsafeBytes { takeHeader(ByteView($0)) }
    }
  }

  func takeHeader(_ line: ByteView) {
    parser.readHeader(line)
    headersTaken += 1
  }

  func parse(_ record: ByteView) -> ParsedRecord { parser.parse(record) }

  func view(_ record: ByteView, as row: inout ProxyRowView) -> ViewedRecord {
    parser.view(record, as: &row)
  }
}
