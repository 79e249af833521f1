import Events
import Policies

extension Scorer {
  /// Tries procedures on some of those who were active in a week: what the sessions come to that each
  /// would have left, judged as if nothing else had been done.
  ///
  /// - Parameters:
  ///   - procedures: the procedures to try; each gives the same with and without the others.
  ///   - activities: as `judge(_:days:)` takes them.
  ///   - days: Days of one ISO week.
  ///   - vendors: ids of all vendors there are.
  ///   - seed: what is drawn depends on it, on the procedure, the week and the entity alone.
  /// - Returns: by the procedure's id. The days hold the injected sessions alone, while their counts are of
  ///   the whole day; no entity has more than one attack in a week.
  package func rehearse(
    _ procedures: ProcedurePolicy, among activities: [EntityActivity],
    days: ClosedRange<LocalDay>, vendors: [String], seed: UInt64
  ) -> [String: JudgedWeek] {
    let plan = RehearsalPlan(
      activities, days: days, from: policy.replayStart(before: days.lowerBound),
      policy: procedures, vendors: vendors, seed: seed)
    let planned = procedures.procedures.flatMap { procedure in
      plan.injections(of: procedure).map { (procedure: procedure.id, injection: $0) }
    }
    let judged = judge(planned.map(\.injection), among: activities, days: days)
    var weeks = Dictionary(
      procedures.procedures.map { ($0.id, JudgedWeek()) }, uniquingKeysWith: { first, _ in first })
    for (place, week) in zip(planned, judged) { weeks[place.procedure]?.days += week.days }
    return weeks.mapValues { week in
      JudgedWeek(days: week.days.sorted { ($0.day, $0.entity) < ($1.day, $1.entity) })
    }
  }
}
