import EvaluationWorld
import Events
import Foundation
import History
import Ingestion
import Pipeline
import Policies

/// Writes a simulated organisation into a history of its own, as `tidewatch ingest` would from its logs.
///
/// Rows are judged by the base rule, named, and stripped of secrets by the code that does so in an
/// ingestion. The same world and models give the same history, its key included.
struct WorldStore {
  let organisation: SimulatedOrganisation
  let policies: PolicySet

  /// What came of it.
  struct Outcome: Hashable {
    var entities = 0
    /// Each as often as it was seen.
    var events = 0
    var hits = 0
    /// Accesses that the base rule does not know for such; 0 with the models as they are shipped.
    var passedOver = 0
    fileprivate var first: Timestamp?
    fileprivate var last: Timestamp?
  }

  /// When the world's logs are read and its weeks are hunted: at noon after the last scored day.
  var now: Timestamp {
    let zone = TimeZone(identifier: organisation.timeZone) ?? .gmt
    return LocalClock(timeZone: zone).start(of: organisation.scored.upperBound.advanced(by: 1))
      .advanced(bySeconds: 12 * 3600)
  }

  /// Writes everybody's accesses, and sketches of their ordinary work where the models keep them.
  ///
  /// - Parameter path: a file that is not there yet.
  /// - Throws: `.usage` where there is a file, and what the history throws.
  func write(to path: String) throws -> Outcome {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw TidewatchError(
        .usage, "There is a file already, and a world needs a history of its own; name another.",
        location: SourceLocation(file: path))
    }
    let store = try HistoryStore(path: path, access: .create(key: key), now: now)
    let fingerprinter = store.fingerprinter
    let classifier = AccessClassifier(
      policies: policies,
      redactor: SecretRedactor(policy: policies.redaction) { fingerprinter.fingerprint($0) })
    let input = store.beginInput()
    var outcome = Outcome()
    for log in organisation.logs {
      try add(log, to: input, by: classifier, counting: &outcome)
    }
    try input.commit(record(of: outcome))
    return outcome
  }

  private func add(
    _ log: AccessLog, to input: InputIngestion, by classifier: AccessClassifier,
    counting outcome: inout Outcome
  ) throws {
    var isKnown = false
    for row in log.rows {
      var event = row.event
      guard case .access(let entity, let access) = classifier.classify(&event) else {
        outcome.passedOver += row.count
        continue
      }
      for _ in 0..<row.count { try input.add(event, entity: entity) }
      isKnown = true
      outcome.events += row.count
      if access.isHit { outcome.hits += row.count }
      outcome.first = min(outcome.first ?? event.time, event.time)
      outcome.last = max(outcome.last ?? event.time, event.time)
    }
    if isKnown { outcome.entities += 1 }
    guard policies.reading.context != .none else { return }
    var context = ContextBatch()
    for (day, sketch) in log.sketches {
      context.update(log.entity.id, day: day) { $0.formUnion(sketch) }
    }
    if !context.isEmpty { try input.add(context) }
  }

  private var name: String { "evaluation-world-\(organisation.parameters.seed)" }

  /// A world has no secrets, so its key need not be one.
  private var key: [UInt8] { Array((name + String(repeating: "-", count: 32)).utf8.prefix(32)) }

  private func record(of outcome: Outcome) -> IngestedInput {
    IngestedInput(
      contentDigest: name, name: name, format: "evaluation-world", bytes: 0,
      records: outcome.events, candidates: outcome.events, events: outcome.events,
      hits: outcome.hits, failedSignIns: 0, rejected: 0, firstEvent: outcome.first,
      lastEvent: outcome.last, ingestedAt: now)
  }
}
