import Events
import Foundation
import History
import Policies
import Scoring

/// The weeks of an attacker who teaches the baseline, in a history: as the store keeps them, or else
/// rehearsed now, and then kept where the store may be written.
package struct PoisoningLedger {
  private let weeks: WeekLedger
  private let scorer: Scorer
  private let seed: UInt64
  private let policy: PoisoningPolicy
  private let judging: JudgingModel
  /// Is told how many of the weeks that were missing are rehearsed.
  package var progress: @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  /// Weeks that are read, judged and kept together.
  var weeksAtOnce = WeekParts.usual

  init(weeks: WeekLedger, scorer: Scorer, seed: UInt64) throws(TidewatchError) {
    self.weeks = weeks
    self.scorer = scorer
    self.seed = seed
    let reader = weeks.reader
    policy = reader.policies.procedures.poisoning
    judging = try JudgingModel(of: reader)
  }

  /// The campaign whose last week is that from a Monday on.
  ///
  /// - Returns: `nil` where the history does not reach back before the campaign's first week.
  package func poisoning(through monday: LocalDay) throws(TidewatchError) -> Poisoning? {
    let first = monday.advanced(by: -7 * (policy.weeks - 1))
    guard let known = weeks.firstDay, known < first else { return nil }
    let mondays = (0..<policy.weeks).map { first.advanced(by: 7 * $0) }
    let judged = try judged(from: first)
    let real = try weeks.weeks(
      Set(mondays + mondays.flatMap { weeks.calibrationMondays(before: $0) }).sorted())
    let steps = mondays.enumerated().compactMap { week, monday in
      judged[monday].map {
        Poisoning.JudgedStep(
          week: week, judged: $0,
          real: (weeks.calibrationMondays(before: monday) + [monday]).compactMap { real[$0] },
          periods: weeks.returnPeriods(before: monday, from: real))
      }
    }
    return scorer.poisoning(
      steps, policy: policy, threshold: weeks.reader.policies.scoring.alertScore)
  }

  private func judged(
    from first: LocalDay
  ) throws(TidewatchError) -> [LocalDay: Poisoning.Ways<JudgedWeek>] {
    let (reader, scorer) = (weeks.reader, scorer)
    let models = Poisoning.Ways(
      patient: try model("patient", first), sudden: try model("sudden", first),
      flood: try model("flood", first))
    var judged: [LocalDay: Poisoning.Ways<JudgedWeek>] = [:]
    var missing: [LocalDay] = []
    for week in 0..<policy.weeks {
      let monday = first.advanced(by: 7 * week)
      if let kept = try kept(monday, models) {
        judged[monday] = kept
      } else {
        missing.append(monday)
      }
    }
    guard !missing.isEmpty else { return judged }
    let campaign = scorer.campaign(
      policy, among: try reader.scene(of: first...first.advanced(by: 6)).activities, from: first,
      vendors: reader.policies.vendors.vendors.map(\.id), seed: seed)
    let parts = WeekParts(reader: reader, weeksAtOnce: weeksAtOnce, progress: progress)
    let new = try parts.run(missing) { week, activities in
      scorer.judge(campaign, week: first.distance(to: week.lowerBound) / 7, among: activities)
    } keep: { new throws(TidewatchError) in
      try keep(new, models)
    }
    return judged.merging(new) { _, new in new }
  }

  private func kept(
    _ monday: LocalDay, _ models: Poisoning.Ways<[UInt8]>
  ) throws(TidewatchError) -> Poisoning.Ways<JudgedWeek>? {
    let model = judging.bytes(ofWeekFrom: monday)
    let store = weeks.reader.store
    guard let patient = try store.judgedWeek(from: monday, model: model + models.patient),
      let sudden = try store.judgedWeek(from: monday, model: model + models.sudden),
      let flood = try store.judgedWeek(from: monday, model: model + models.flood)
    else { return nil }
    return Poisoning.Ways(patient: patient, sudden: sudden, flood: flood)
  }

  private func keep(
    _ new: [LocalDay: Poisoning.Ways<JudgedWeek>], _ models: Poisoning.Ways<[UInt8]>
  ) throws(TidewatchError) {
    let store = weeks.reader.store
    try store.keep(new.mapValues(\.patient)) { judging.bytes(ofWeekFrom: $0) + models.patient }
    try store.keep(new.mapValues(\.sudden)) { judging.bytes(ofWeekFrom: $0) + models.sudden }
    try store.keep(new.mapValues(\.flood)) { judging.bytes(ofWeekFrom: $0) + models.flood }
  }

  /// What the campaign adds to the judging model, as bytes.
  private func model(_ part: String, _ first: LocalDay) throws(TidewatchError) -> [UInt8] {
    struct Model: Encodable {
      var revision: Int
      var part: String
      var first: String
      var seed: UInt64
      var policy: PoisoningPolicy
    }
    var judged = policy
    judged.acceptedBelow = 0
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let model = Model(
      revision: Injection.revision, part: part, first: first.description, seed: seed,
      policy: judged)
    do {
      return Array(try encoder.encode(model))
    } catch {
      throw TidewatchError(
        .models, "'poisoning' holds a figure that has no value.", cause: "\(error)")
    }
  }
}
