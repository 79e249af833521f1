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
    var page = HitPage()
  }

  private let classifier: AccessClassifier
  private let format: any HitFormat
  private let window: RuleWindow?
  private let pool: HitPagePool
  private var pending = Harvest()

  /// What makes a harvester for each thread of a job.
  static func maker(
    for job: ScanJob, rule: BaseRule, redactor: SecretRedactor, pool: HitPagePool
  ) -> @Sendable () -> ScanHarvester {
    let (policies, format, window) = (job.policies, job.format, job.window)
    return {
      ScanHarvester(
        classifier: AccessClassifier(
          policies: policies, rule: rule, redactor: redactor, needs: format.needs),
        format: format.copy(), window: window, pool: pool)
    }
  }

  private init(
    classifier: AccessClassifier, format: any HitFormat, window: RuleWindow?, pool: HitPagePool
  ) {
    self.classifier = classifier
    self.format = format
    self.window = window
    self.pool = pool
    pending.page = pool.take()
  }

  var takesViews: Bool { true }

  mutating func take(_ row: ProxyRowView) -> Bool {
    guard window?.contains(row.time) ?? true else { return false }
    return classifier.withHit(of: row) { hit in
      pending.accesses += 1
      format.write(hit, into: &pending.page.rows)
      pending.page.endRow(at: hit.row.time)
    }
  }

  mutating func take(_ event: consuming AccessEvent) {
    guard window?.contains(event.time) ?? true else { return }
    switch classifier.classify(&event) {
    case .irrelevant: return
    case .failedSignIn: pending.failedSignIns += 1
    case .access(let entity, let access):
      pending.accesses += 1
      guard access.isHit else { return }
      let hit = Hit(consume event, entity: entity, access: access)
      format.write(hit, into: &pending.page.rows)
      pending.page.endRow(at: hit.event.time)
    }
  }

  mutating func reap() -> (harvest: Harvest, weight: Int) {
    let harvest = pending
    pending = Harvest()
    pending.page = pool.take()
    return (harvest, harvest.page.weight)
  }
}
