import Detection
import Events
import Ingestion
import Policies
import Reporting

/// `tidewatch scan`: the base rule alone, without a store.
package struct ScanJob {
  /// In which order hits are written.
  package enum Order: String, CaseIterable, Sendable {
    /// As the rule sorts: newest first, ties by the row's bytes.
    case rule
    /// As they stand in the inputs, at once.
    case input
  }

  package var policies: PolicySet
  package var inputs: [InputFile]
  /// The rule's own window; `nil` for all of the input's time.
  package var window: RuleWindow?
  package var order = Order.rule
  package var format: any HitFormat
  /// What every input is taken for; `nil` to recognise each from its content.
  package var inputFormat: (any LogFormat)?
  /// Parse every record and not only candidates.
  package var parsesEverything = false
  package var times: TimeParser
  package var progress: ProgressHandler?
  /// Called with every rejection.
  package var onRejection: ((Rejection) -> Void)?

  package init(
    policies: PolicySet, inputs: [InputFile], format: any HitFormat, times: TimeParser
  ) {
    self.policies = policies
    self.inputs = inputs
    self.format = format
    self.times = times
  }

  /// Writes the hits, piece by piece, and returns what the run came to.
  package func run(output: @escaping ([UInt8]) throws -> Void) throws -> RunSummary {
    var summary = RunSummary()
    // Without a store there is no key for fingerprints: secrets are masked.
    let redactor = SecretRedactor(policy: policies.redaction) { _ in nil }
    let classifier = AccessClassifier(policies: policies, redactor: redactor)
    let reader = try LogReader(
      terms: BaseRule(policies: policies).searchTerms, redactor: redactor, times: times,
      expansion: policies.reading.expansion, parsesEverything: parsesEverything,
      format: inputFormat)
    let sorter = ExternalSorter()
    var buffer: [UInt8] = format.header ?? []

    func emit(_ event: AccessEvent) throws {
      guard window?.contains(event.time) ?? true else { return }
      switch classifier.classify(event) {
      case .irrelevant: return
      case .failedSignIn: summary.failedSignIns += 1
      case .access(let access):
        summary.accesses += 1
        guard access.access.isHit else { return }
        summary.hits += 1
        if order == .input {
          format.write(Hit(access), into: &buffer)
          try flush(&buffer, beyond: 1 << 16, to: output)
        } else {
          var row: [UInt8] = []
          format.write(Hit(access), into: &row)
          try sorter.add(row, at: event.time)
        }
      }
    }

    let tallies = try InputRun(inputs: inputs, progress: progress).read(with: reader) { log in
      try log.read(
        LogReader.Sink(
          event: emit,
          rejection: { rejection in
            summary.add(rejection)
            onRejection?(rejection)
          }))
    }
    for tally in tallies { summary.add(tally) }
    try sorter.drain { row in
      buffer += row
      try flush(&buffer, beyond: 1 << 16, to: output)
    }
    try flush(&buffer, beyond: 0, to: output)
    return summary
  }

  private func flush(
    _ buffer: inout [UInt8], beyond bound: Int, to output: ([UInt8]) throws -> Void
  ) throws {
    guard buffer.count > bound else { return }
    try output(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
