import Events

/// One log format: how it is recognised, how its records are framed, and how one is read.
///
/// A new format is one conforming type in a folder of its own, and one line in
/// `LogFormatRegistry.all`.
package protocol LogFormat: Sendable {
  /// The name on the command line: `cef`.
  var name: String { get }
  /// One line for people.
  var summary: String { get }
  var framing: RecordFraming { get }
  /// How the format may hide the characters of a term from the candidate search.
  var escaping: CandidateSearch.Escaping { get }
  /// How many records at the start describe the others.
  var headerRecords: Int { get }
  /// What lines begin with that describe those behind them, wherever they stand: `#`.
  var headerMark: UInt8? { get }
  /// Where sign-ins may be among the records.
  var signIns: SignInRecords { get }

  /// Tells from the first bytes whether an input is of this format.
  func recognise(_ head: InputHead) -> Recognition

  /// A parser for the records behind the header.
  func makeParser(for head: InputHead, times: TimeParser) -> any RecordParser
}

extension LogFormat {
  package var headerMark: UInt8? { nil }
  package var signIns: SignInRecords { .none }
}

/// Where a format has sign-ins, of whatever application.
package enum SignInRecords: Hashable, Sendable {
  case none
  /// Every sign-in has this text in it.
  case containing(String)
  /// If one of the log's records is a sign-in, any may be one.
  case anywhere
}

/// Reads single records of one input.
package protocol RecordParser {
  /// Takes in a line that describes those behind it.
  mutating func readHeader(_ line: ByteView)
  /// Says what events are read for: texts that nothing of it needs may be left empty. What is an event
  /// and what a rejection does not change.
  mutating func limit(to needs: HitNeeds)
  mutating func parse(_ record: ByteView) -> ParsedRecord
  /// The same for a proxy's row of which nothing is kept, as its texts are valid until the next record is
  /// read.
  mutating func view(_ record: ByteView, as row: inout ProxyRowView) -> ViewedRecord
}

extension RecordParser {
  package mutating func readHeader(_ line: ByteView) {}
  package mutating func limit(to needs: HitNeeds) {}

  package mutating func view(_ record: ByteView, as row: inout ProxyRowView) -> ViewedRecord {
    .unknown
  }
}

/// What became of a record: an event or a rejection; never both, never neither.
package enum ParsedRecord: Hashable, Sendable {
  case event(AccessEvent)
  case rejected(Rejection.Reason, String)
}

/// What became of a record that is only looked at.
package enum ViewedRecord {
  case row
  case rejected(Rejection.Reason, String)
  /// The format knows events only, which `parse` makes.
  case unknown
}

/// What a format says of an input.
package enum Recognition: Hashable, Sendable {
  /// Not this format.
  case no
  /// The format's outer shape, but nothing that the rule reads; says why.
  case refused(String)
  /// This format, with a confidence from 1 to 100 and what speaks for it.
  case yes(confidence: Int, evidence: String)
}

/// The first bytes of an input.
package struct InputHead {
  package let bytes: ByteView

  package init(_ bytes: ByteView) {
    self.bytes = bytes
  }

  /// The first lines that are not blank.
  func lines(atMost most: Int) -> [ByteView] {
    var lines: [ByteView] = []
    var position = 0
    while lines.count < most,
      let record = LineFraming.nextRecord(in: bytes, from: position, isFinal: true)
    {
      let line = bytes[record.range]
      if !line.trimmed.isEmpty { lines.append(line) }
      position = record.next
    }
    return lines
  }
}
