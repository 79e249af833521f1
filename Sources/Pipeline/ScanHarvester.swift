import Detection
import Events
import Ingestion
import Policies
import Reporting

/// Judges events and writes the hits among them, on the thread that parsed them.
struct ScanHarvester: Harvester {
  /// The hits of one piece of a log, written.
  struct Harvest: Sendable {
    var accesses = 0
    var failedSignIns = 0
    /// The rows, one behind the other.
    var rows: [UInt8] = []
    /// Where each row ends, and its time.
    var hits: [(end: Int, time: Timestamp)] = []

    func forEachHit(_ body: (ArraySlice<UInt8>, Timestamp) throws -> Void) rethrows {
      var start = 0
      for hit in hits {
        try body(rows[start..<hit.end], hit.time)
        start = hit.end
      }
    }
  }

  private let classifier: AccessClassifier
  private let format: any HitFormat
  private let window: RuleWindow?
  private var pending = Harvest()

  /// What makes a harvester for each thread of a job.
  static func maker(
    for job: ScanJob, redactor: SecretRedactor
  ) -> @Sendable () -> ScanHarvester {
    let (policies, format, window) = (job.policies, job.format, job.window)
    return {
      ScanHarvester(
        classifier: AccessClassifier(policies: policies, redactor: redactor), format: format,
        window: window)
    }
  }

  private init(classifier: AccessClassifier, format: any HitFormat, window: RuleWindow?) {
    self.classifier = classifier
    self.format = format
    self.window = window
  }

  mutating func take(_ event: AccessEvent) {
    guard window?.contains(event.time) ?? true else { return }
    switch classifier.classify(event) {
    case .irrelevant: return
    case .failedSignIn: pending.failedSignIns += 1
    case .access(let access):
      pending.accesses += 1
      guard access.access.isHit else { return }
      format.write(Hit(access), into: &pending.rows)
      pending.hits.append((pending.rows.count, event.time))
    }
  }

  mutating func reap() -> (harvest: Harvest, weight: Int) {
    defer { pending = Harvest() }
    return (pending, pending.rows.count + pending.hits.count * 16)
  }
}
