import Events
import Foundation

/// What one hunt found, before anybody decides how to write it down.
///
/// A value without clock, store or options: the same value gives the same bytes in every format,
/// on every run. Lists are written in the order they are given, so whoever fills a report puts
/// them in a total order first.
package struct Report: Hashable, Sendable {
  package var window: Window
  package var rule: Rule
  package var summary: Summary
  /// The holidays that have a day in the window; by day, then by name.
  package var holidays: [Holiday]
  /// How many of the alerts chance alone would bring; `nil` while the past is too short to say.
  package var chance: Chance?
  /// What was new to many in the same days; most entities first.
  package var sharedNovelties: [SharedNovelty]
  /// One row for each source and local day that has events; by source, then day.
  package var coverage: [Coverage]
  /// All findings, the most surprising first.
  package var findings: [RankedFinding]
  /// Entities that gathered much surprise below the alert line; the largest excess first.
  package var slowBurns: [SlowBurn]
  /// Entities whose baseline is too thin; by entity.
  package var learning: [ThinBaseline]
  /// What could not be read; most records first, then by reason.
  package var rejections: [RejectionGroup]
  /// What was read for this report; in the order of reading.
  package var inputs: [Input]
  /// Which names in the data were taken for one account, and which could not be told apart.
  package var identities: Identities
  /// What exceptions took away; `nil` without any exception.
  package var exceptions: Exceptions?
  /// Names for people by vendor id; an id without one is shown itself.
  package var vendorNames: [String: String]

  package init(
    window: Window, rule: Rule, summary: Summary, holidays: [Holiday] = [],
    chance: Chance? = nil,
    sharedNovelties: [SharedNovelty] = [], coverage: [Coverage] = [],
    findings: [RankedFinding] = [], slowBurns: [SlowBurn] = [], learning: [ThinBaseline] = [],
    rejections: [RejectionGroup] = [], inputs: [Input] = [],
    identities: Identities = Identities(), exceptions: Exceptions? = nil,
    vendorNames: [String: String] = [:]
  ) {
    self.window = window
    self.rule = rule
    self.summary = summary
    self.holidays = holidays
    self.chance = chance
    self.sharedNovelties = sharedNovelties
    self.coverage = coverage
    self.findings = findings
    self.slowBurns = slowBurns
    self.learning = learning
    self.rejections = rejections
    self.inputs = inputs
    self.identities = identities
    self.exceptions = exceptions
    self.vendorNames = vendorNames
  }

  /// The name of a vendor for people.
  func vendorName(_ id: String) -> String { vendorNames[id] ?? id }
}

extension Report {
  /// The span that a report is about.
  package struct Window: Hashable, Sendable {
    /// From `start` up to, but not including, `end`.
    package var span: TimeWindow
    /// The first local day.
    package var firstDay: LocalDay
    /// The last local day, inclusive.
    package var lastDay: LocalDay
    /// Set when the span is exactly one ISO week.
    package var week: ISOWeek?
    package var timeZone: TimeZone

    /// The local days from one through another; their week is found, the instants are computed.
    package init(from firstDay: LocalDay, through lastDay: LocalDay, clock: LocalClock) {
      self.span = clock.window(from: firstDay, through: lastDay)
      self.firstDay = firstDay
      self.lastDay = lastDay
      self.timeZone = clock.timeZone
      let week = ISOWeek(containing: firstDay)
      self.week = week.firstDay == firstDay && week.lastDay == lastDay ? week : nil
    }

    /// A span of instants that need not begin at midnight, as `--lookback 7d` gives.
    package init(span: TimeWindow, clock: LocalClock) {
      let lastInstant = Timestamp(ticks: max(span.start.ticks, span.end.ticks - 1))
      self.init(
        from: clock.day(of: span.start), through: clock.day(of: lastInstant), clock: clock)
      if span != self.span { week = nil }
      self.span = span
    }

    /// What the report is called, in titles and file names: `2026-W47`, or
    /// `2026-11-10_2026-11-17`.
    package var name: String { week?.description ?? "\(firstDay)_\(lastDay)" }
  }

  /// What the analysts say about the base rule.
  package struct Rule: Hashable, Sendable {
    /// The technique that the rule looks for: `T1597.001`.
    package var technique: String
    package var severity: String
    package var confidence: String
    /// Findings from this score (0 to 100) on are alerts.
    package var alertScore: Double
    /// Weeks between two days with that score.
    package var alertWeeks: Double

    package init(
      technique: String, severity: String, confidence: String, alertScore: Double,
      alertWeeks: Double
    ) {
      self.technique = technique
      self.severity = severity
      self.confidence = confidence
      self.alertScore = alertScore
      self.alertWeeks = alertWeeks
    }
  }

  /// Something that was read for a report.
  package struct Input: Hashable, Sendable {
    /// The input as the user named it; `-` for standard input.
    package var name: String
    /// The name of the recognised format; empty when none was.
    package var format: String
    /// Records of the input: those passed over, those parsed and those rejected add up to them.
    package var records: Int
    /// Records in which no term of the rule occurs.
    package var passedOver: Int
    /// Records that were read as events of their log.
    package var parsed: Int
    /// Parsed records that are TI-vendor accesses.
    package var events: Int
    /// Events that the base rule returns.
    package var hits: Int
    package var rejected: Int

    package init(
      name: String, format: String, records: Int, passedOver: Int, parsed: Int, events: Int,
      hits: Int, rejected: Int
    ) {
      self.name = name
      self.format = format
      self.records = records
      self.passedOver = passedOver
      self.parsed = parsed
      self.events = events
      self.hits = hits
      self.rejected = rejected
    }
  }
}
