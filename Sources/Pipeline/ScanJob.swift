import Detection
import Events
import Foundation
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
  /// Whether the summary counts records that are passed over, and rejections have their lines. To count
  /// is to look at every byte once more; without, the summary's records are those that were parsed.
  package var countsRecords = true
  package var times: TimeParser
  /// How many threads search and parse.
  package var threads = ProcessInfo.processInfo.activeProcessorCount
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
  package func run(output: (UnsafeRawBufferPointer) throws -> Void) throws -> RunSummary {
    var summary = RunSummary()
    // Without a store there is no key for fingerprints: secrets are masked.
    let redactor = SecretRedactor(policy: policies.redaction) { _ in nil }
    let rule = BaseRule(policies: policies)
    let reader = try LogReader(
      terms: rule.searchTerms, redactor: redactor, times: times,
      expansion: policies.reading.expansion, parsesEverything: parsesEverything,
      format: inputFormat, needs: format.needs, countsRecords: countsRecords)
    let sorter = ExternalSorter()
    if let header = format.header { try header.withUnsafeBytes(output) }
    func count(_ rejections: [Rejection]) {
      for rejection in rejections {
        summary.add(rejection)
        onRejection?(rejection)
      }
    }
    let run = InputRun(inputs: inputs, threads: threads, progress: progress)
    let pool = HitPagePool()
    let harvester = ScanHarvester.maker(for: self, rule: rule, redactor: redactor, pool: pool)
    try run.read(with: reader, makeHarvester: harvester) { delivery in
      switch delivery {
      case .begins: break
      case .piece(let harvest, let rejections, _):
        count(rejections)
        summary.accesses += harvest.accesses
        summary.hits += harvest.page.hits.count
        summary.failedSignIns += harvest.failedSignIns
        switch order {
        case .input where harvest.page.rows.isEmpty: break
        case .input: try harvest.page.rows.withBytes(output)
        case .rule:
          try harvest.page.forEachHit { row, time in try sorter.add(row, at: time) }
        }
        pool.giveBack(harvest.page)
      case .ends(let tally, let rejections):
        count(rejections)
        summary.add(tally)
      }
    }
    try sorter.drain(in: 1 << 16, output)
    return summary
  }
}
