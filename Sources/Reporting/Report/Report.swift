import Events

/// One hunt, ready to be written down: for a person as Markdown, for a machine as JSON.
///
/// Everything in it is in a total order already; a format only writes.
package struct Report: Hashable, Sendable {
  package var span: ReportSpan
  package var summary: ReportSummary
  package var coverage: [CoverageRow]
  /// All findings, ranked, not only alerts.
  package var findings: [ReportedFinding]
  /// Entities whose baseline is too thin to be trusted, in the order of their ids.
  package var learning: [LearningEntity]
  package var inputs: [InputRow]
  package var rejections: [RejectionRow]
  /// Names of vendors for people, by id.
  package var vendorNames: [String: String]
  package var rule: RuleFacts

  package init(
    span: ReportSpan, summary: ReportSummary, coverage: [CoverageRow],
    findings: [ReportedFinding], learning: [LearningEntity], inputs: [InputRow],
    rejections: [RejectionRow], vendorNames: [String: String], rule: RuleFacts
  ) {
    self.span = span
    self.summary = summary
    self.coverage = coverage
    self.findings = findings
    self.learning = learning
    self.inputs = inputs
    self.rejections = rejections
    self.vendorNames = vendorNames
    self.rule = rule
  }
}

/// The days that a report is about.
package struct ReportSpan: Hashable, Sendable {
  package var first: LocalDay
  /// The last day, inclusive.
  package var last: LocalDay
  /// Set when the days are one ISO week.
  package var week: ISOWeek?
  package var clock: LocalClock

  package init(first: LocalDay, last: LocalDay, week: ISOWeek?, clock: LocalClock) {
    self.first = first
    self.last = last
    self.week = week
    self.clock = clock
  }

  /// `2026-W47`, or `2026-11-16_2026-11-22` for other days; the name of the report's files.
  package var label: String { week?.description ?? "\(first)_\(last)" }

  /// The instants that the days cover.
  package var window: TimeWindow { clock.window(from: first, through: last) }

  package static func == (left: Self, right: Self) -> Bool {
    (left.first, left.last, left.week) == (right.first, right.last, right.week)
      && left.clock.timeZone == right.clock.timeZone
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(first)
    hasher.combine(last)
  }
}

/// The figures at the top.
package struct ReportSummary: Hashable, Sendable {
  /// Accesses to TI vendors in the span: hits, and successful sign-ins that are no hits.
  package var events: Int
  /// Rows that the base rule returns.
  package var hits: Int
  package var findings: Int
  package var alerts: Int
  /// Entities with at least one event in the span.
  package var entities: Int
  /// Sign-ins to TI vendors' apps that failed, in the inputs that overlap the span.
  package var failedSignIns: Int

  package init(
    events: Int, hits: Int, findings: Int, alerts: Int, entities: Int, failedSignIns: Int
  ) {
    self.events = events
    self.hits = hits
    self.findings = findings
    self.alerts = alerts
    self.entities = entities
    self.failedSignIns = failedSignIns
  }

  /// The share of the rule's hits that a hunter is spared by reading alerts, in per cent; `nil`
  /// without hits.
  package var noiseReduction: Double? {
    hits == 0 ? nil : 100 * (1 - Double(min(alerts, hits)) / Double(hits))
  }
}

/// What one source told on one local day.
package struct CoverageRow: Hashable, Sendable {
  /// `Sign-ins`, or the vendor and product of a proxy.
  package var source: String
  package var day: LocalDay
  package var events: Int
  package var hits: Int
  package var entities: Int

  package init(source: String, day: LocalDay, events: Int, hits: Int, entities: Int) {
    self.source = source
    self.day = day
    self.events = events
    self.hits = hits
    self.entities = entities
  }
}

/// A finding with its rank and the rows behind it.
package struct ReportedFinding: Hashable, Sendable {
  /// From 1.
  package var rank: Int
  package var finding: Finding
  package var evidence: [EvidenceRow]
  /// Hits of the day that `evidence` leaves out.
  package var moreHits: Int

  package init(rank: Int, finding: Finding, evidence: [EvidenceRow], moreHits: Int) {
    self.rank = rank
    self.finding = finding
    self.evidence = evidence
    self.moreHits = moreHits
  }
}

/// A hit, and how many identical ones there were.
package struct EvidenceRow: Hashable, Sendable {
  package var hit: Hit
  package var count: Int

  package init(hit: Hit, count: Int) {
    self.hit = hit
    self.count = count
  }
}

/// An entity of the span whose baseline is still being learned.
package struct LearningEntity: Hashable, Sendable {
  package var entity: Entity
  package var learning: Finding.Learning

  package init(entity: Entity, learning: Finding.Learning) {
    self.entity = entity
    self.learning = learning
  }
}

/// One ingested input that overlaps the span.
package struct InputRow: Hashable, Sendable {
  package var name: String
  package var format: String
  package var records: Int
  package var events: Int
  package var hits: Int
  package var rejected: Int

  package init(
    name: String, format: String, records: Int, events: Int, hits: Int, rejected: Int
  ) {
    self.name = name
    self.format = format
    self.records = records
    self.events = events
    self.hits = hits
    self.rejected = rejected
  }
}

/// Rejections of one reason.
package struct RejectionRow: Hashable, Sendable {
  package var reason: Rejection.Reason
  package var count: Int
  /// A few, in the order of file and line.
  package var examples: [Rejection]

  package init(reason: Rejection.Reason, count: Int, examples: [Rejection]) {
    self.reason = reason
    self.count = count
    self.examples = examples
  }
}

/// What the rule says of itself, and where the alert line is.
package struct RuleFacts: Hashable, Sendable {
  package var severity: String
  package var confidence: String
  package var alertScore: Double

  package init(severity: String, confidence: String, alertScore: Double) {
    self.severity = severity
    self.confidence = confidence
    self.alertScore = alertScore
  }
}
