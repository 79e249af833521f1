import Events
import Testing

/// What a published file must be taken for, and what must come of its records.
struct FixtureExpectation: Sendable, CustomTestStringConvertible {
  enum Outcome: Sendable {
    /// Recognised as a format; each record is an event or a rejection for one of the reasons.
    case read(format: String, records: Int, rejected: [Rejection.Reason: Int])
    /// Refused as a whole, with a detail that says these words.
    case refused(Rejection.Reason, saying: String)
  }

  /// The path below the folder of fixtures.
  var file: String
  var outcome: Outcome

  var testDescription: String { file }

  /// The format's name; empty for a file that is refused.
  var format: String {
    if case .read(let format, _, _) = outcome { format } else { "" }
  }

  var records: Int {
    if case .read(_, let records, _) = outcome { records } else { 0 }
  }

  var rejected: [Rejection.Reason: Int] {
    switch outcome {
    case .read(_, _, let rejected): rejected
    case .refused(let reason, _): [reason: 1]
    }
  }

  /// Records that are no rejections.
  var events: Int {
    if case .read(_, let records, let rejected) = outcome {
      records - rejected.values.reduce(0, +)
    } else {
      0
    }
  }

  static func read(
    _ file: String, _ format: String, _ records: Int, rejected: [Rejection.Reason: Int] = [:]
  ) -> Self {
    Self(file: file, outcome: .read(format: format, records: records, rejected: rejected))
  }

  /// A file of a kind that is known and that the rule does not read.
  static func refused(_ file: String, saying words: String) -> Self {
    Self(file: file, outcome: .refused(.notThisTable, saying: words))
  }

  /// Rows or objects that are of neither table, and say no table's name.
  static func otherTable(_ file: String) -> Self {
    refused(file, saying: "columns are neither")
  }

  /// A log of Zeek that tells of no web access.
  static func zeek(_ file: String, log: String) -> Self {
    refused(file, saying: "Zeek's log \(log) ")
  }

  /// A file of a kind that no format claims.
  static func unknown(_ file: String) -> Self {
    Self(file: file, outcome: .refused(.unknownFormat, saying: "none of the formats"))
  }

  /// Expectations for the files of one folder.
  static func folder(_ name: String, _ files: [Self]) -> [Self] {
    files.map { Self(file: "\(name)/\($0.file)", outcome: $0.outcome) }
  }
}
