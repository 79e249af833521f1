import Events
import Foundation

/// JSON for programs: every figure and every finding that a change brings or takes.
package struct JSONTuneReportFormat: TuneReportFormat {
  package let fileExtension = "json"

  package init() {}

  package func render(_ report: TuneReport) throws(TidewatchError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    do {
      return Array(try encoder.encode(TuneDocument(report))) + [0x0A]
    } catch {
      throw TidewatchError(
        .io, "The JSON of the tuning cannot be written; use the Markdown and report this error.",
        cause: "\(error)")
    }
  }
}

/// A tuning as JSON has it.
private struct TuneDocument: Encodable {
  struct Step: Encodable {
    var score: Double
    var alerts: [Int]
    var median: Double
    var worstWeek: String?
    var hitsRemoved: Double?
    var findingsRemoved: Double?
    var entities: Int
    var expectedByChance: Double

    init(_ step: LadderStep, _ weeks: [ISOWeek]) {
      score = step.score
      alerts = step.alerts
      median = step.median
      worstWeek = step.worst.map { weeks[$0].description }
      hitsRemoved = step.hitsRemoved
      findingsRemoved = step.findingsRemoved
      entities = step.entities
      expectedByChance = step.expectedByChance
    }
  }

  struct Day: Encodable {
    var entity: String
    var day: String
    var score: Double
    var surprise: Double
    var hits: Int
    var strongestSignal: String?

    init(_ day: ScoredDay, _ report: TuneReport) {
      entity = day.entity.id
      self.day = day.day.description
      score = day.score
      surprise = day.surprise
      hits = day.hits
      strongestSignal = report.strongestSignal(of: day)
    }
  }

  struct Change: Encodable {
    var appearing: [Day]
    var vanishing: [Day]

    init(_ change: AlertChange, _ report: TuneReport) {
      appearing = change.appearing.map { Day($0, report) }
      vanishing = change.vanishing.map { Day($0, report) }
    }
  }

  struct Share: Encodable {
    var count: Int
    var of: Int
    var low: Double
    var high: Double

    init(_ proportion: Proportion) {
      count = proportion.count
      of = proportion.total
      low = proportion.interval.lowerBound
      high = proportion.interval.upperBound
    }
  }

  struct Recalled: Encodable {
    var score: Double
    var harmfulKept: Share
    var benignDropped: Share

    init(_ recall: TuneReport.Recall) {
      score = recall.score
      harmfulKept = Share(recall.harmfulKept)
      benignDropped = Share(recall.benignDropped)
    }
  }

  struct Attack: Encodable {
    var procedure: String?
    var role: String?
    var detected: [Share]
    var atAlertLine: Share
    var proposed: Share?
    var medianScore: Double?
  }

  struct PatientWeek: Encodable {
    var number: Int
    var requests: Int
    var newVendors: Int
    var hoursLater: Int
    var score: Double?
    var untaughtScore: Double?
    var floodScore: Double?
    var alerted: Share
    var named: Share
  }

  struct Patient: Encodable {
    var weeks: [PatientWeek]
    var accepted: Int?
    var floodAccepted: Int?
  }

  struct Recommended: Encodable {
    var score: Double
    var keepsBudget: Bool
    var step: Step
    var above: Double
    var below: Double
    var tighter: Change
    var looser: Change
  }

  struct Signal: Encodable {
    var name: String
    var weight: Double
    var findings: Int
    var alerts: Int
    var alone: Int
    var off: Change
    var halved: Change
    var neverMatters: Bool
  }

  struct Proposed: Encodable {
    var name: String
    var changes: [String]
    var remarks: [String]
    var hits: Int
    var findings: Int
    var step: Step
    var ladder: [Step]
    var change: Change
    var recall: Recalled?
  }

  var version = 1
  var lastWeek: String
  var timeZone: String
  var weeks: [String]
  var tooShort: [String]
  var quiet: [String]
  var historyFrom: String?
  var historyThrough: String?
  var budget: Double
  var keptBy: Double
  var hits: Int
  var findings: Int
  var entities: Int
  var current: Step
  var ladder: [Step]
  var recommendation: Recommended?
  var signals: [Signal]
  var proposal: Proposed?
  var recall: [Recalled]
  var rehearsed: [Attack]
  var patience: Patient?

  init(_ report: TuneReport) {
    func step(_ step: LadderStep) -> Step { Step(step, report.weeks) }
    func change(_ change: AlertChange) -> Change { Change(change, report) }
    lastWeek = report.last.description
    timeZone = report.timeZone.identifier
    weeks = report.weeks.map(\.description)
    tooShort = report.tooShort.map(\.description)
    quiet = report.quiet.map(\.description)
    historyFrom = report.known?.lowerBound.description
    historyThrough = report.known?.upperBound.description
    budget = report.budget
    keptBy = report.keptBy
    hits = report.hits
    findings = report.findings
    entities = report.entities
    current = step(report.current)
    ladder = report.ladder.map(step)
    recommendation = report.recommendation.map { found in
      Recommended(
        score: found.score, keepsBudget: found.keepsBudget, step: step(found.step),
        above: found.above, below: found.below, tighter: change(found.tighter),
        looser: change(found.looser))
    }
    signals = report.signals.map { effect in
      Signal(
        name: effect.signal, weight: effect.weight, findings: effect.findings,
        alerts: effect.alerts, alone: effect.alone, off: change(effect.off),
        halved: change(effect.halved), neverMatters: effect.neverMatters)
    }
    proposal = report.proposal.map { proposal in
      Proposed(
        name: proposal.name, changes: proposal.changes, remarks: proposal.remarks,
        hits: proposal.hits, findings: proposal.findings, step: step(proposal.step),
        ladder: proposal.ladder.map(step), change: change(proposal.change),
        recall: proposal.recall.map(Recalled.init))
    }
    recall = report.recall.map(Recalled.init)
    rehearsed = report.rehearsed.map { row in
      Attack(
        procedure: row.procedure.isEmpty ? nil : row.procedure,
        role: row.role.isEmpty ? nil : row.role, detected: row.detected.map(Share.init),
        atAlertLine: Share(row.atAlertLine), proposed: row.proposed.map(Share.init),
        medianScore: row.medianScore)
    }
    patience = report.patience.map { patience in
      Patient(
        weeks: patience.weeks.map { week in
          PatientWeek(
            number: week.number, requests: week.requests, newVendors: week.newVendors,
            hoursLater: week.hoursLater, score: week.score, untaughtScore: week.untaughtScore,
            floodScore: week.floodScore,
            alerted: Share(week.alerted), named: Share(week.named))
        }, accepted: patience.accepted, floodAccepted: patience.floodAccepted)
    }
  }
}
