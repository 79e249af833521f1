import Events
import Foundation
import History
import Policies
import Scoring

/// Rehearsed weeks of a history: what each procedure came to in each, as the store keeps it, or else
/// rehearsed now, and then kept where the store may be written.
///
/// A procedure's outcome depends on its own description, the judging model, the week and the seed. So a
/// procedure more is rehearsed alone, and other weights or thresholds rehearse nothing.
package struct RehearsalLedger {
  private let reader: WeekReader
  private let scorer: Scorer
  private let seed: UInt64
  private let procedures: ProcedurePolicy
  private let judging: JudgingModel
  /// What each procedure itself adds to the model, by its id.
  private let models: [String: [UInt8]]
  /// Is told how many of the weeks that were missing are rehearsed.
  package var progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  /// Weeks that are read, rehearsed and kept together.
  var weeksAtOnce = WeekParts.usual

  init(reader: WeekReader, scorer: Scorer, seed: UInt64) throws(TidewatchError) {
    self.reader = reader
    self.scorer = scorer
    self.seed = seed
    procedures = reader.policies.procedures
    judging = try JudgingModel(of: reader)
    models = try procedures.models(seed: seed)
  }

  /// Ids, in the order of the models.
  package var procedureIDs: [String] { procedures.procedures.map(\.id) }

  /// What the procedures came to by the Monday of each week, and by procedure id.
  package func weeks(
    _ mondays: [LocalDay]
  ) throws(TidewatchError) -> [LocalDay: [String: JudgedWeek]] {
    var weeks: [LocalDay: [String: JudgedWeek]] = [:]
    var missing: [LocalDay: ProcedurePolicy] = [:]
    for monday in mondays {
      let kept = try kept(monday)
      weeks[monday] = kept
      var rest = procedures
      rest.procedures.removeAll { kept[$0.id] != nil }
      if !rest.procedures.isEmpty { missing[monday] = rest }
    }
    let rehearsed = try rehearse(missing)
    return weeks.merging(rehearsed) { old, new in old.merging(new) { _, new in new } }
  }

  /// All procedures that a week lacks in one replay; what came of a part of the weeks is kept before the
  /// next begins.
  private func rehearse(
    _ missing: [LocalDay: ProcedurePolicy]
  ) throws(TidewatchError) -> [LocalDay: [String: JudgedWeek]] {
    let (scorer, seed) = (scorer, seed)
    let vendors = reader.policies.vendors.vendors.map(\.id)
    let parts = WeekParts(reader: reader, weeksAtOnce: weeksAtOnce, progress: progress)
    return try parts.run(missing.keys.sorted()) { week, activities in
      scorer.rehearse(
        missing[week.lowerBound] ?? .none, among: activities, days: week, vendors: vendors,
        seed: seed)
    } keep: { rehearsed throws(TidewatchError) in
      try keep(rehearsed)
    }
  }

  private func kept(_ monday: LocalDay) throws(TidewatchError) -> [String: JudgedWeek] {
    var kept: [String: JudgedWeek] = [:]
    for (procedure, model) in models {
      kept[procedure] = try reader.store.judgedWeek(
        from: monday, model: judging.bytes(ofWeekFrom: monday) + model)
    }
    return kept
  }

  private func keep(_ weeks: [LocalDay: [String: JudgedWeek]]) throws(TidewatchError) {
    for (procedure, model) in models.sorted(by: { $0.key < $1.key }) {
      try reader.store.keep(weeks.compactMapValues { $0[procedure] }) {
        judging.bytes(ofWeekFrom: $0) + model
      }
    }
  }
}

extension ProcedurePolicy {
  /// Everything in the models that decides what each procedure is, as bytes by its id.
  fileprivate func models(seed: UInt64) throws(TidewatchError) -> [String: [UInt8]] {
    struct Model: Encodable {
      var revision: Int
      var seed: UInt64
      var entities: Int
      var countries: [String]
      var procedure: ProcedurePolicy.Procedure
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    var models: [String: [UInt8]] = [:]
    for procedure in procedures {
      let model = Model(
        revision: Injection.revision, seed: seed, entities: entities, countries: countries,
        procedure: procedure)
      do {
        models[procedure.id] = Array(try encoder.encode(model))
      } catch {
        throw TidewatchError(
          .models, "The procedure '\(procedure.id)' holds a figure that has no value.",
          cause: "\(error)")
      }
    }
    return models
  }
}
