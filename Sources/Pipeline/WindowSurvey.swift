import Detection
import Events
import History
import Reporting

/// Walks over the events of a window once, entity by entity, for coverage and evidence.
struct WindowSurvey {
  private struct CoverageKey: Hashable {
    var source: Report.Source
    var day: LocalDay
  }

  private struct DayKey: Hashable {
    var entity: String
    var day: LocalDay
  }

  private let clock: LocalClock
  private let findings: [Finding]
  private let classifier: AccessClassifier
  private let evidenceShown: Int
  private let hasFinding: Set<DayKey>
  private var rows: [CoverageKey: Report.Coverage] = [:]
  private var evidence: [DayKey: Evidence] = [:]
  private(set) var events = 0
  private(set) var hits = 0
  private var names: Set<String> = []

  /// - Parameter findings: in their rank.
  init(
    clock: LocalClock, findings: [Finding], classifier: AccessClassifier, evidenceShown: Int
  ) {
    self.clock = clock
    self.findings = findings
    self.classifier = classifier
    self.evidenceShown = evidenceShown
    hasFinding = Set(findings.map { DayKey(entity: $0.entity.id, day: $0.day) })
  }

  /// Takes in one entity's events, each entity once.
  mutating func add(_ entity: Entity, events counted: [CountedEvent]) {
    guard !counted.isEmpty else { return }
    names.insert(entity.id)
    var seen = Set<CoverageKey>()
    var hitsOfDay: [LocalDay: [(hit: Hit, count: Int)]] = [:]
    for item in counted {
      let access = classifier.access(of: item.event)
      let isHit = access?.isHit ?? false
      let key = CoverageKey(
        source: Report.Source(of: item.event), day: clock.day(of: item.event.time))
      cover(key, count: item.count, isHit: isHit, isNewEntity: seen.insert(key).inserted)
      guard isHit, let access, hasFinding.contains(DayKey(entity: entity.id, day: key.day)) else {
        continue
      }
      let hit = Hit(
        event: item.event, isAPICall: access.isAPICall,
        isScriptedClient: access.isScriptedClient, isLookalike: access.isLookalike,
        entity: entity)
      hitsOfDay[key.day, default: []].append((hit, item.count))
    }
    for (day, hits) in hitsOfDay {
      evidence[DayKey(entity: entity.id, day: day)] = Evidence(hits: hits, limit: evidenceShown)
    }
  }

  private mutating func cover(_ key: CoverageKey, count: Int, isHit: Bool, isNewEntity: Bool) {
    events += count
    var row =
      rows[key]
      ?? Report.Coverage(source: key.source, day: key.day, events: 0, hits: 0, entities: 0)
    row.events += count
    if isHit {
      hits += count
      row.hits += count
    }
    if isNewEntity { row.entities += 1 }
    rows[key] = row
  }

  /// Entities with an event.
  var entities: Int { names.count }

  /// The joins of the accounts that were active, and every ambiguity.
  func identities(of joins: IdentityJoins) -> Report.Identities {
    Report.Identities(
      joins: joins.joins.filter { names.contains($0.account) }.map { join in
        Report.Join(account: join.account, names: join.names, isInferred: join.isInferred)
      },
      ambiguities: joins.ambiguities.map { ambiguity in
        Report.Ambiguity(names: ambiguity.names, candidates: ambiguity.candidates)
      })
  }

  /// By source, then by day.
  var coverage: [Report.Coverage] {
    rows.values.sorted { ($0.source, $0.day) < ($1.source, $1.day) }
  }

  /// The findings in their rank, each with its evidence.
  var reported: [Report.RankedFinding] {
    findings.enumerated().map { index, finding in
      let found = evidence[DayKey(entity: finding.entity.id, day: finding.day)]
      return Report.RankedFinding(
        rank: index + 1, finding: finding,
        evidence: found ?? Evidence(hits: [], limit: evidenceShown))
    }
  }
}
