import Detection
import Events
import History
import Ingestion
import Policies

/// `tidewatch ingest`: reads logs into the history, one input a transaction.
package struct IngestJob {
  package var policies: PolicySet
  package var inputs: [InputFile]
  package var store: HistoryStore
  package var times: TimeParser
  /// When this run is, for the record of each input.
  package var now: Timestamp
  /// What every input is taken for; `nil` to recognise each from its content.
  package var inputFormat: (any LogFormat)?
  package var parsesEverything = false
  package var progress: ProgressHandler?
  package var onRejection: ((Rejection) -> Void)?

  /// Rejections of one input that are kept with it; all are counted.
  private static let rejectionsKept = 100

  package init(
    policies: PolicySet, inputs: [InputFile], store: HistoryStore, times: TimeParser,
    now: Timestamp
  ) {
    self.policies = policies
    self.inputs = inputs
    self.store = store
    self.times = times
    self.now = now
  }

  /// Ingests every input. One that fails half-way leaves the store as it was before that input.
  package func run() throws -> RunSummary {
    let fingerprinter = store.fingerprinter
    let redactor = SecretRedactor(policy: policies.redaction) { fingerprinter.fingerprint($0) }
    let classifier = AccessClassifier(policies: policies, redactor: redactor)
    let reader = try LogReader(
      terms: BaseRule(policies: policies).searchTerms, redactor: redactor, times: times,
      expansion: policies.reading.expansion, plausible: policies.reading.plausibleTimes(at: now),
      parsesEverything: parsesEverything, digesting: true, format: inputFormat)
    var summary = RunSummary()
    let tallies = try InputRun(inputs: inputs, progress: progress).read(with: reader) { log in
      let ingestion = store.beginInput()
      var counts = InputCounts()
      var survey = SightingSurvey(policies: policies)
      let tally = try log.read(
        LogReader.Sink(
          event: { event in
            switch classifier.classify(event) {
            case .irrelevant: return
            case .failedSignIn: counts.failedSignIns += 1
            case .access(let access):
              counts.add(access)
              survey.note(access)
              try ingestion.add(access.event, entity: access.entity)
            }
          },
          rejection: { rejection in
            counts.add(rejection, keeping: Self.rejectionsKept)
            summary.add(rejection)
            onRejection?(rejection)
          }))
      if survey.isNeeded, log.canBeReadAgain {
        try survey.sightings(
          expansion: policies.reading.expansion, times: times, format: inputFormat,
          reading: log.readAgain, ingestion.add)
      }
      // A file that could not be opened has no content to know it by, and nothing to remember.
      if tally.contentDigest.isEmpty || tally.bytesStored == 0 {
        ingestion.cancel()
      } else {
        try ingestion.commit(counts.record(of: tally, at: now))
      }
      summary.accesses += counts.accesses
      summary.hits += counts.hits
      summary.failedSignIns += counts.failedSignIns
      return tally
    }
    for tally in tallies { summary.add(tally) }
    return summary
  }
}

/// What one input came to beyond its tally.
private struct InputCounts {
  var accesses = 0
  var hits = 0
  var failedSignIns = 0
  private var first: Timestamp?
  private var last: Timestamp?
  private var rejections: [Rejection] = []

  mutating func add(_ access: AccessClassifier.ClassifiedAccess) {
    accesses += 1
    if access.access.isHit { hits += 1 }
    first = min(first ?? access.event.time, access.event.time)
    last = max(last ?? access.event.time, access.event.time)
  }

  mutating func add(_ rejection: Rejection, keeping bound: Int) {
    if rejections.count < bound { rejections.append(rejection) }
  }

  func record(of tally: InputTally, at now: Timestamp) -> IngestedInput {
    IngestedInput(
      contentDigest: tally.contentDigest, name: tally.name, format: tally.format,
      bytes: tally.bytes, records: tally.records, candidates: tally.candidates, events: accesses,
      hits: hits, failedSignIns: failedSignIns, rejected: tally.rejected, firstEvent: first,
      lastEvent: last, ingestedAt: now, rejections: rejections)
  }
}
