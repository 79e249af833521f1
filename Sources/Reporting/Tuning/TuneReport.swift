import Events
import Foundation

/// What past weeks say about thresholds, weights and a proposal; what every format of it renders.
package struct TuneReport: Hashable, Sendable {
  /// The same weeks under proposed models.
  package struct Proposal: Hashable, Sendable {
    /// The file's name.
    package var name: String
    /// What it sets, as `scoring.yaml: weights.new-vendor 0.8 → 1.2`, in words for people.
    package var changes: [String]
    /// What should be known before the figures are believed.
    package var remarks: [String]
    package var alertScore: Double
    package var hits: Int
    package var findings: Int
    /// At its own alert line.
    package var step: LadderStep
    package var ladder: [LadderStep]
    package var change: AlertChange

    package init(
      name: String, changes: [String], remarks: [String], alertScore: Double, hits: Int,
      findings: Int, step: LadderStep, ladder: [LadderStep], change: AlertChange
    ) {
      self.name = name
      self.changes = changes
      self.remarks = remarks
      self.alertScore = alertScore
      self.hits = hits
      self.findings = findings
      self.step = step
      self.ladder = ladder
      self.change = change
    }
  }

  /// The last week that was looked at.
  package var last: ISOWeek
  package var timeZone: TimeZone
  /// The weeks that the figures are of, ascending.
  package var weeks: [ISOWeek]
  /// Weeks left out, because too little lies before them.
  package var tooShort: [ISOWeek]
  /// Findings a week that can be read, and the share of weeks that must keep to it.
  package var budget: Double
  package var keptBy: Double
  /// Of all weeks together.
  package var hits: Int
  package var findings: Int
  package var entities: Int
  /// The alert line of the models, and what it gave.
  package var current: LadderStep
  package var ladder: [LadderStep]
  /// `nil` when no week could be scored.
  package var recommendation: Recommendation?
  /// At the alert line of the models.
  package var signals: [SignalEffect]
  /// The registered names, as `ScoredDay.shares` has them.
  package var signalNames: [String]
  package var proposal: Proposal?
  /// Findings that are named with a change, in formats for people.
  package var named: Int

  package init(
    last: ISOWeek, timeZone: TimeZone, weeks: [ISOWeek], tooShort: [ISOWeek], budget: Double,
    keptBy: Double, hits: Int, findings: Int, entities: Int, current: LadderStep,
    ladder: [LadderStep], recommendation: Recommendation?, signals: [SignalEffect],
    signalNames: [String], proposal: Proposal?, named: Int
  ) {
    self.last = last
    self.timeZone = timeZone
    self.weeks = weeks
    self.tooShort = tooShort
    self.budget = budget
    self.keptBy = keptBy
    self.hits = hits
    self.findings = findings
    self.entities = entities
    self.current = current
    self.ladder = ladder
    self.recommendation = recommendation
    self.signals = signals
    self.signalNames = signalNames
    self.proposal = proposal
    self.named = named
  }

  /// The signal that adds most to a day; `nil` where none does.
  func strongestSignal(of day: ScoredDay) -> String? {
    let strongest = day.shares.indices.max { day.shares[$0] < day.shares[$1] }
    guard let strongest, day.shares[strongest] > 0, strongest < signalNames.count else {
      return nil
    }
    return signalNames[strongest]
  }
}

/// A way to write down what past weeks say about thresholds; one implementation per file.
package protocol TuneReportFormat: Sendable {
  /// The ending of the file's name, without the dot: `md`.
  var fileExtension: String { get }

  /// The whole file; the same bytes for the same report.
  ///
  /// - Throws: `io` when it cannot be written in this format at all.
  func render(_ report: TuneReport) throws(TidewatchError) -> [UInt8]
}

extension TuneReportFormat {
  /// `tune-2026-W47.md`
  package func fileName(for report: TuneReport) -> String {
    "tune-\(report.last).\(fileExtension)"
  }
}

/// The formats that there are, in the order in which files are written.
package enum TuneReportFormats {
  package static let all: [any TuneReportFormat] = [
    MarkdownTuneReportFormat(), JSONTuneReportFormat(),
  ]
}
