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

  private let scribe: HitScribe
  private let pool: HitPagePool
  private var pending = Harvest()

  /// What makes a harvester for each thread of a job.
  static func maker(
    for job: ScanJob, rule: BaseRule, redactor: SecretRedactor, pool: HitPagePool
  ) -> @Sendable () -> ScanHarvester {
    let (policies, format, window) = (job.policies, job.format, job.window)
    return {
      let classifier = AccessClassifier(
        policies: policies, rule: rule, redactor: redactor, needs: format.needs)
      return ScanHarvester(
        HitScribe(classifier: classifier, format: format.copy(), window: window), pool: pool)
    }
  }

  private init(_ scribe: HitScribe, pool: HitPagePool) {
    self.scribe = scribe
    self.pool = pool
    pending.page = pool.take()
  }

  var takesViews: Bool { true }

  mutating func take(_ row: ProxyRowView) -> Bool { scribe.take(row, into: &pending) }

  mutating func take(_ event: consuming AccessEvent) { scribe.take(event, into: &pending) }

  mutating func reap() -> (harvest: Harvest, weight: Int) {
    let harvest = pending
    pending = Harvest()
    pending.page = pool.take()
    return (harvest, harvest.page.weight)
  }
}

/// Judges what one thread parsed and writes what of it are hits.
///
/// A class of what never changes: with every row, a structure would count the references to each of these.
private final class HitScribe {
  private let classifier: AccessClassifier
  private let format: any HitFormat
  private let window: RuleWindow?

  init(classifier: AccessClassifier, format: any HitFormat, window: RuleWindow?) {
    self.classifier = classifier
    self.format = format
    self.window = window
  }

  func take(_ row: ProxyRowView, into harvest: inout ScanHarvester.Harvest) -> Bool {
    guard window?.contains(row.time) ?? true else { return false }
    return classifier.withHit(of: row) { hit in
      harvest.accesses += 1
      format.write(hit, into: &harvest.page.rows)
      harvest.page.endRow(at: hit.row.time)
    }
  }

  func take(_ event: consuming AccessEvent, into harvest: inout ScanHarvester.Harvest) {
    guard window?.contains(event.time) ?? true else { return }
    switch classifier.classify(&event) {
    case .irrelevant: return
    case .failedSignIn: harvest.failedSignIns += 1
    case .access(let entity, let access):
      harvest.accesses += 1
      guard access.isHit else { return }
      let hit = Hit(consume event, entity: entity, access: access)
      format.write(hit, into: &harvest.page.rows)
      harvest.page.endRow(at: hit.event.time)
    }
  }
}
