import Detection
import Events
import History
import Reporting

/// Walks over the events of a span once, entity by entity, for coverage and evidence.
struct SpanSurvey {
  private struct CoverageKey: Hashable {
    var source: String
    var day: LocalDay
  }

  private struct DayKey: Hashable {
    var entity: String
    var day: LocalDay
  }

  private let span: ReportSpan
  private let findings: [Finding]
  private let classifier: AccessClassifier
  private let evidenceShown: Int
  private let hasFinding: Set<DayKey>
  private var rows: [CoverageKey: CoverageRow] = [:]
  private var evidence: [DayKey: DayEvidence] = [:]
  private(set) var events = 0
  private(set) var hits = 0
  private(set) var entities = 0

  init(
    span: ReportSpan, findings: [Finding], classifier: AccessClassifier, evidenceShown: Int
  ) {
    self.span = span
    self.findings = findings
    self.classifier = classifier
    self.evidenceShown = evidenceShown
    hasFinding = Set(findings.map { DayKey(entity: $0.entity.id, day: $0.day) })
  }

  mutating func add(_ entity: Entity, events counted: [CountedEvent]) {
    guard !counted.isEmpty else { return }
    entities += 1
    var seen = Set<CoverageKey>()
    for item in counted {
      let day = span.clock.day(of: item.event.time)
      let access = classifier.access(of: item.event)
      let isHit = access?.isHit ?? false
      events += item.count
      if isHit { hits += item.count }
      let key = CoverageKey(source: Self.source(of: item.event), day: day)
      var row =
        rows[key]
        ?? CoverageRow(source: key.source, day: day, events: 0, hits: 0, entities: 0)
      row.events += item.count
      if isHit { row.hits += item.count }
      if seen.insert(key).inserted { row.entities += 1 }
      rows[key] = row
      let dayKey = DayKey(entity: entity.id, day: day)
      if isHit, let access, hasFinding.contains(dayKey) {
        let hit = Hit(
          event: item.event, isAPICall: access.isAPICall,
          isScriptedClient: access.isScriptedClient, isLookalike: access.isLookalike,
          entity: entity)
        evidence[dayKey, default: DayEvidence(limit: evidenceShown)]
          .add(EvidenceRow(hit: hit, count: item.count))
      }
    }
  }

  /// By source, then by day.
  var coverage: [CoverageRow] {
    rows.values.sorted { ($0.source, $0.day) < ($1.source, $1.day) }
  }

  /// The findings in their rank, each with its evidence.
  var reported: [ReportedFinding] {
    findings.enumerated().map { index, finding in
      let found = evidence[DayKey(entity: finding.entity.id, day: finding.day)]
      let shown = found?.rows ?? []
      return ReportedFinding(
        rank: index + 1, finding: finding, evidence: shown,
        moreHits: max(0, finding.hits - shown.reduce(0) { $0 + $1.count }))
    }
  }

  private static func source(of event: AccessEvent) -> String {
    switch event.channel {
    case .signIn: return "Sign-ins"
    case .proxy:
      let name = [event.deviceVendor, event.deviceProduct].filter { !$0.isEmpty }
      return name.isEmpty ? "Proxy" : name.joined(separator: " ")
    }
  }
}

/// The rows that show best what happened on a day: each kind of access once before any twice.
struct DayEvidence {
  private struct Kind: Hashable {
    var vendor: String
    var source: String
    var client: String
    var country: String
    var isAPICall: Bool
  }

  private let limit: Int
  private var kinds: Set<Kind> = []
  private var telling: [EvidenceRow] = []
  private var others: [EvidenceRow] = []

  init(limit: Int) {
    self.limit = limit
  }

  mutating func add(_ row: EvidenceRow) {
    let event = row.hit.event
    let kind = Kind(
      vendor: event.vendor, source: event.source, client: event.client, country: event.country,
      isAPICall: row.hit.isAPICall)
    if telling.count < limit, kinds.insert(kind).inserted {
      telling.append(row)
    } else if others.count < limit {
      others.append(row)
    }
  }

  /// In the order of time.
  var rows: [EvidenceRow] {
    let chosen = telling + others.prefix(limit - telling.count)
    return chosen.enumerated()
      .sorted { ($0.element.hit.event.time, $0.offset) < ($1.element.hit.event.time, $1.offset) }
      .map(\.element)
  }
}
