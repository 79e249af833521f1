import EvaluationWorld
import Foundation
import Scoring

/// What each signal made of every session of a world's scored days, from which weights are fitted.
struct SessionTable {
  let organisation: SimulatedOrganisation
  let scorer: Scorer

  /// One row for each session: entity, day, and −ln of each signal's probability.
  var csv: String {
    var rows = [(["entity", "day"] + SignalRegistry.names).joined(separator: ",")]
    var monday = organisation.scored.lowerBound.monday
    while monday <= organisation.scored.upperBound {
      let week = monday...monday.advanced(by: 6)
      for day in scorer.judge(organisation.activities, days: week).days {
        for session in day.sessions {
          let tails = session.logTails.map { String(format: "%.5f", 0 - $0) }
          rows.append(([day.entity.id, day.day.description] + tails).joined(separator: ","))
        }
      }
      monday = monday.advanced(by: 7)
    }
    return rows.joined(separator: "\n") + "\n"
  }
}
