import Events
import Ingestion

/// What a run over inputs came to, for its closing line and its exit code.
package struct RunSummary: Hashable, Sendable {
  package var files = 0
  package var bytes = 0
  package var records = 0
  package var candidates = 0
  /// Accesses to TI vendors: hits of the rule and successful sign-ins that are no hits.
  package var accesses = 0
  package var hits = 0
  package var failedSignIns = 0
  package var rejected = 0
  package var rejectedByReason: [Rejection.Reason: Int] = [:]
  /// One for each input, in the order of reading.
  package var tallies: [InputTally] = []

  package init() {}

  /// Rejections among all records and whole files, 0 to 1.
  package var rejectedShare: Double {
    rejected == 0 ? 0 : Double(rejected) / Double(max(records, rejected))
  }

  mutating func add(_ tally: InputTally) {
    files += 1
    bytes += tally.bytes
    records += tally.records
    candidates += tally.candidates
    tallies.append(tally)
  }

  mutating func add(_ rejection: Rejection) {
    rejected += 1
    rejectedByReason[rejection.reason, default: 0] += 1
  }
}

/// How far a run is, told to whoever shows it.
package struct RunProgress: Sendable {
  /// Bytes read from disk so far.
  package var bytesDone: Int
  /// Bytes on disk of all inputs; `nil` when one has no known size.
  package var bytesTotal: Int?
  /// The input being read.
  package var input: String
}

/// Called now and then during a run.
package typealias ProgressHandler = (RunProgress) -> Void
