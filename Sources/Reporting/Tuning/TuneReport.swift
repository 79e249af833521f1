import Events
import Foundation

/// What past weeks say about thresholds, weights and a proposal; what every format of it renders.
package struct TuneReport: Hashable, Sendable {
  /// How one procedure fared that was rehearsed in the past weeks, on one role or on all.
  package struct Rehearsed: Hashable, Sendable {
    /// Its name for people; empty for all together.
    package var procedure: String
    /// In words; empty for all roles.
    package var role: String
    /// Detected at each score of the ladder, and at the alert line of the models.
    package var detected: [Proportion]
    package var atAlertLine: Proportion
    /// At the alert line of the proposal; `nil` without one.
    package var proposed: Proportion?
    /// Of the attacks in the middle; `nil` without any.
    package var medianScore: Double?

    package init(
      procedure: String, role: String, detected: [Proportion], atAlertLine: Proportion,
      proposed: Proportion?, medianScore: Double?
    ) {
      self.procedure = procedure
      self.role = role
      self.detected = detected
      self.atAlertLine = atAlertLine
      self.proposed = proposed
      self.medianScore = medianScore
    }
  }

  /// What a patient attacker teaches the baseline, week by week, and one in haste.
  package struct Patience: Hashable, Sendable {
    package struct Week: Hashable, Sendable {
      /// From 1.
      package var number: Int
      package var requests: Int
      package var newVendors: Int
      package var hoursLater: Int
      /// Of the entities in the middle: the score of its highest day, and without what was taught before.
      package var score: Double?
      package var untaughtScore: Double?
      /// After a week in which all of the steps were taken at once; of the first, that week itself.
      package var floodScore: Double?
      /// Entities with an alert, and those that slow burn names, up to this week.
      package var alerted: Proportion
      package var named: Proportion

      package init(
        number: Int, requests: Int, newVendors: Int, hoursLater: Int, score: Double?,
        untaughtScore: Double?, floodScore: Double?, alerted: Proportion, named: Proportion
      ) {
        self.number = number
        self.requests = requests
        self.newVendors = newVendors
        self.hoursLater = hoursLater
        self.score = score
        self.untaughtScore = untaughtScore
        self.floodScore = floodScore
        self.alerted = alerted
        self.named = named
      }
    }

    package var weeks: [Week]
    /// The first week, from 1, in which the whole of it is no surprise any more; `nil` where none is.
    package var accepted: Int?
    /// The same after a flood.
    package var floodAccepted: Int?

    package init(weeks: [Week], accepted: Int?, floodAccepted: Int?) {
      self.weeks = weeks
      self.accepted = accepted
      self.floodAccepted = floodAccepted
    }
  }

  /// The last week that was looked at.
  package var last: ISOWeek
  package var timeZone: TimeZone
  /// The weeks that the figures are of, ascending.
  package var weeks: [ISOWeek]
  /// Weeks left out, because too little lies before them.
  package var tooShort: [ISOWeek]
  /// Weeks among the scored ones without any finding: quiet, or missing in the history.
  package var quiet: [ISOWeek]
  /// The first and the last day that the history has an event of; `nil` for an empty one.
  package var known: ClosedRange<LocalDay>?
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
  /// `nil` when no week could be scored, or nothing was found in them.
  package var recommendation: Recommendation?
  /// At the alert line of the models.
  package var signals: [SignalEffect]
  /// The registered names, as `ScoredDay.shares` has them.
  package var signalNames: [String]
  package var proposal: Proposal?
  /// By the scores of the ladder; empty without a verdict in these weeks.
  package var recall: [Recall]
  /// By procedure, then by role; empty when nothing was rehearsed.
  package var rehearsed: [Rehearsed]
  /// `nil` when it was not rehearsed, or the history is too short.
  package var patience: Patience?
  /// Findings that are named with a change, in formats for people.
  package var named: Int

  package init(
    last: ISOWeek, timeZone: TimeZone, weeks: [ISOWeek], tooShort: [ISOWeek],
    quiet: [ISOWeek] = [], known: ClosedRange<LocalDay>?, budget: Double, keptBy: Double, hits: Int,
    findings: Int, entities: Int, current: LadderStep,
    ladder: [LadderStep], recommendation: Recommendation?, signals: [SignalEffect],
    signalNames: [String], proposal: Proposal?, recall: [Recall] = [],
    rehearsed: [Rehearsed] = [], patience: Patience? = nil, named: Int
  ) {
    self.last = last
    self.timeZone = timeZone
    self.weeks = weeks
    self.tooShort = tooShort
    self.quiet = quiet
    self.known = known
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
    self.recall = recall
    self.rehearsed = rehearsed
    self.patience = patience
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
