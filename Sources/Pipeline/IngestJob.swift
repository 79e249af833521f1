import Detection
import Events
import Foundation
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
  /// How many threads search and parse.
  package var threads = ProcessInfo.processInfo.activeProcessorCount
  package var progress: ProgressHandler?
  package var onRejection: ((Rejection) -> Void)?

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
    let rule = BaseRule(policies: policies)
    let reader = try LogReader(
      terms: rule.searchTerms, redactor: redactor, times: times,
      expansion: policies.reading.expansion, plausible: policies.reading.plausibleTimes(at: now),
      parsesEverything: parsesEverything, digesting: true, format: inputFormat)
    var summary = RunSummary()
    var log = LogIngestion(store.beginInput(), policies: policies, input: 0, place: 0)
    func count(_ rejections: [Rejection]) {
      for rejection in rejections {
        log.counts.add(rejection)
        summary.add(rejection)
        onRejection?(rejection)
      }
    }
    let run = InputRun(inputs: inputs, threads: threads, progress: progress)
    let makeHarvester = { @Sendable [policies] in
      AccessHarvester(
        AccessClassifier(policies: policies, rule: rule, redactor: redactor, needs: .kept),
        notesAccounts: policies.reading.context == .all)
    }
    try run.read(with: reader, makeHarvester: makeHarvester) { delivery in
      switch delivery {
      case .begins(_, let input, let place):
        log = LogIngestion(store.beginInput(), policies: policies, input: input, place: place)
      case .piece(let harvest, let rejections, _):
        count(rejections)
        try log.add(harvest)
      case .ends(let tally, let rejections):
        count(rejections)
        try finish(log, tally)
        summary.add(tally)
        summary.accesses += log.counts.accesses
        summary.hits += log.counts.hits
        summary.failedSignIns += log.counts.failedSignIns
      }
    }
    return summary
  }

  /// Looks for the users of sources where that is wanted, and keeps the log.
  private func finish(_ log: LogIngestion, _ tally: InputTally) throws {
    let file = inputs[log.input]
    // What came through a pipe is gone.
    if log.survey.isNeeded, file.path != "-" {
      try log.survey.sightings(
        in: file, place: log.place, expansion: policies.reading.expansion, times: times,
        format: inputFormat, threads: threads, log.ingestion.add)
    }
    if file.path != "-" {
      try log.context.read(
        file, place: log.place, format: tally.format, times: times,
        plausible: policies.reading.plausibleTimes(at: now), forced: inputFormat,
        threads: threads, log.ingestion.add)
    }
    // A file that could not be opened has no content to know it by, and nothing to remember.
    if tally.contentDigest.isEmpty || tally.bytesStored == 0 {
      log.ingestion.cancel()
    } else {
      try log.ingestion.commit(log.counts.record(of: tally, at: now))
    }
  }
}

/// One log on its way into the store.
private struct LogIngestion {
  let ingestion: InputIngestion
  /// Which input the log is in, and which of its logs it is.
  let input: Int
  let place: Int
  var counts = InputCounts()
  var survey: SightingSurvey
  var context: ContextSurvey

  init(_ ingestion: InputIngestion, policies: PolicySet, input: Int, place: Int) {
    self.ingestion = ingestion
    self.input = input
    self.place = place
    survey = SightingSurvey(policies: policies)
    context = ContextSurvey(policies: policies)
  }

  mutating func add(_ harvest: AccessHarvester.Harvest) throws {
    counts.add(harvest.counts)
    for (source, time) in harvest.unnamed { survey.note(source: source, time: time) }
    context.note(harvest.accounts)
    try ingestion.add(harvest.batch)
  }
}

/// Judges events on the thread that parsed them, and makes rows of the accesses among them.
private struct AccessHarvester: Harvester {
  struct Harvest: Sendable {
    var batch = EventBatch()
    var counts = InputCounts()
    /// Sources of accesses that name no user.
    var unnamed: [(source: String, time: Timestamp)] = []
    /// Ids of the accounts that acted.
    var accounts: Set<String> = []
  }

  private let classifier: AccessClassifier
  private let notesAccounts: Bool
  private var pending = Harvest()

  init(_ classifier: AccessClassifier, notesAccounts: Bool) {
    self.classifier = classifier
    self.notesAccounts = notesAccounts
  }

  var takesViews: Bool { true }

  mutating func take(_ row: ProxyRowView) -> Bool {
    // Each access of a proxy is a hit, so that none is passed over here.
    classifier.withHit(of: row) { hit in
      pending.counts.addAccess(isHit: true, at: row.time)
      note(hit.entity, source: String(decoding: row.source, as: UTF8.self), at: row.time)
      pending.batch.add(hit)
    }
  }

  mutating func take(_ event: consuming AccessEvent) {
    switch classifier.classify(&event) {
    case .irrelevant: return
    case .failedSignIn: pending.counts.failedSignIns += 1
    case .access(let entity, let access):
      pending.counts.addAccess(isHit: access.isHit, at: event.time)
      note(entity, source: event.source, at: event.time)
      pending.batch.add(event, entity: entity)
    }
  }

  /// Notes who acted, or where nobody is named.
  private mutating func note(
    _ entity: Entity, source: @autoclosure () -> String, at time: Timestamp
  ) {
    if entity.kind == .host {
      pending.unnamed.append((source(), time))
    } else if notesAccounts {
      pending.accounts.insert(entity.id)
    }
  }

  mutating func reap() -> (harvest: Harvest, weight: Int) {
    defer { pending = Harvest() }
    return (pending, pending.batch.isEmpty ? 0 : pending.batch.footprint)
  }
}

/// What one input came to beyond its tally.
private struct InputCounts: Sendable {
  var accesses = 0
  var hits = 0
  var failedSignIns = 0
  private var first: Timestamp?
  private var last: Timestamp?
  private var rejections: [Rejection] = []

  /// Rejections of one input that are kept with it; all are counted.
  private static let rejectionsKept = 100

  mutating func addAccess(isHit: Bool, at time: Timestamp) {
    accesses += 1
    if isHit { hits += 1 }
    see(time)
  }

  /// Adds what a piece of the input came to.
  mutating func add(_ piece: InputCounts) {
    accesses += piece.accesses
    hits += piece.hits
    failedSignIns += piece.failedSignIns
    if let first = piece.first { see(first) }
    if let last = piece.last { see(last) }
    for rejection in piece.rejections { add(rejection) }
  }

  private mutating func see(_ time: Timestamp) {
    first = min(first ?? time, time)
    last = max(last ?? time, time)
  }

  mutating func add(_ rejection: Rejection) {
    if rejections.count < Self.rejectionsKept { rejections.append(rejection) }
  }

  func record(of tally: InputTally, at now: Timestamp) -> IngestedInput {
    IngestedInput(
      contentDigest: tally.contentDigest, name: tally.name, format: tally.format,
      bytes: tally.bytes, records: tally.records, candidates: tally.candidates, events: accesses,
      hits: hits, failedSignIns: failedSignIns, rejected: tally.rejected, firstEvent: first,
      lastEvent: last, ingestedAt: now, rejections: rejections)
  }
}
