import Detection
import Events
import History
import Places
import Reporting
import Scoring

/// Walks over the events of a window once, part by part and entity by entity, for coverage and evidence.
struct WindowSurvey {
  private struct CoverageKey: Hashable {
    var source: Report.Source
    var day: LocalDay
  }

  private struct AttributionKey: Hashable {
    var account: String
    var source: String
  }

  private struct DayKey: Hashable {
    var entity: String
    var day: LocalDay
  }

  private let window: Report.Window
  private let isWholeDays: Bool
  /// The days of the part, and whose evidence is gathered.
  private var days: ClosedRange<LocalDay>
  private var findings: [Finding] = []
  private let classifier: AccessClassifier
  private let evidenceShown: Int
  private var hasFinding: Set<DayKey> = []
  private var roles: [String: EntityRole] = [:]
  private var rows: [CoverageKey: Report.Coverage] = [:]
  private var evidence: [DayKey: Evidence] = [:]
  private var attributed: [AttributionKey: Int] = [:]
  private(set) var events = 0
  private(set) var hits = 0
  private var names: Set<String> = []

  init(
    window: Report.Window, organisation: LocalClock, classifier: AccessClassifier,
    evidenceShown: Int
  ) {
    self.window = window
    isWholeDays =
      window.span == organisation.window(from: window.firstDay, through: window.lastDay)
    days = window.firstDay...window.lastDay
    self.classifier = classifier
    self.evidenceShown = evidenceShown
  }

  /// Takes in everybody's events of a part of the window, with its findings.
  mutating func add(_ scene: WeekScene, findings: [Finding]) throws(TidewatchError) {
    days = scene.days
    self.findings += findings
    hasFinding = Set(findings.map { DayKey(entity: $0.entity.id, day: $0.day) })
    let found = Set(findings.map(\.entity.id))
    for activity in scene.activities where found.contains(activity.entity.id) {
      roles[activity.entity.id] = activity.role
    }
    let span = scene.clocks.organisation.window(from: days.lowerBound, through: days.upperBound)
    var survey = self
    try scene.actors.forEach(during: span.widened) { stored, events throws(TidewatchError) in
      let clock = scene.clocks.clock(of: stored.entity)
      survey.add(stored.entity, events: events, clock: clock) { event in
        scene.actors.isAttributed(event, to: stored.entity)
      }
    }
    self = survey
  }

  /// Takes in one entity's events, each entity once.
  ///
  /// - Parameters:
  ///   - clock: whose days these are: an event counts on the entity's own day.
  ///   - isAttributed: whether an event came to the entity by its source alone.
  private mutating func add(
    _ entity: Entity, events: EntityEvents, clock: LocalClock,
    isAttributed: (AccessEvent) -> Bool
  ) {
    let whole = clock.window(from: days.lowerBound, through: days.upperBound)
    let own = isWholeDays ? whole : whole.intersection(window.span)
    var seen = Set<CoverageKey>()
    var hitsOfDay: [LocalDay: [(hit: Hit, count: Int)]] = [:]
    for row in events.rows where own.contains(row.time) {
      let event = events.event(of: row)
      names.insert(entity.id)
      let isAttributed = isAttributed(event)
      if isAttributed {
        let key = AttributionKey(account: entity.id, source: event.source)
        attributed[key, default: 0] += row.count
      }
      let access = classifier.access(of: event)
      let isHit = access?.isHit ?? false
      let key = CoverageKey(source: Report.Source(of: event), day: clock.day(of: row.time))
      cover(key, count: row.count, isHit: isHit, isNewEntity: seen.insert(key).inserted)
      guard isHit, let access, hasFinding.contains(DayKey(entity: entity.id, day: key.day)) else {
        continue
      }
      let hit = Hit(
        event: event, isAPICall: access.isAPICall,
        isScriptedClient: access.isScriptedClient, isLookalike: access.isLookalike,
        entity: entity, isAttributed: isAttributed)
      hitsOfDay[key.day, default: []].append((hit, row.count))
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

  /// The joins and clocks of the accounts that were active, their attributed events, and every ambiguity.
  func identities(of joins: IdentityJoins, clocks: ActorClocks) -> Report.Identities {
    Report.Identities(
      joins: joins.joins.filter { names.contains($0.account) }.map(Report.Join.init),
      ambiguities: joins.ambiguities.map(Report.Ambiguity.init),
      attributions: attributed.map { key, events in
        Report.Attribution(account: key.account, source: key.source, events: events)
      }
      .sorted { ($0.account, $0.source) < ($1.account, $1.source) },
      clocks: clocks.choices.filter { names.contains($0.key) }.map { account, choice in
        Report.Clock(
          account: account, timeZone: choice.clock.timeZone.identifier,
          reason: choice.reason.words, days: choice.days, daysKnown: choice.daysKnown)
      }
      .sorted { $0.account < $1.account })
  }

  /// By source, then by day.
  var coverage: [Report.Coverage] {
    rows.values.sorted { ($0.source, $0.day) < ($1.source, $1.day) }
  }

  /// The findings in their rank, each with its evidence.
  var reported: [Report.RankedFinding] {
    findings.sorted(by: Finding.ranksBefore).enumerated().map { index, finding in
      let found = evidence[DayKey(entity: finding.entity.id, day: finding.day)]
      return Report.RankedFinding(
        rank: index + 1, finding: finding, role: roles[finding.entity.id] ?? .unknown,
        evidence: found ?? Evidence(hits: [], limit: evidenceShown))
    }
  }
}

extension TimeWindow {
  /// What lies in both.
  fileprivate func intersection(_ other: TimeWindow) -> TimeWindow {
    let start = max(self.start, other.start)
    return TimeWindow(start: start, end: max(start, min(end, other.end)))
  }
}

extension ZoneChoice.Reason {
  /// Why a clock was chosen, in words.
  fileprivate var words: String {
    switch self {
    case .organisation: "organisation"
    case .site(let name): "site \(name)"
    case .country(let code): "country \(code)"
    }
  }
}
