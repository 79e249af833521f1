import Events
import Policies

/// How long a patient attacker takes to teach the baseline, and one in haste, and whether that is seen
/// before.
package struct Poisoning: Hashable, Sendable {
  /// The ways in which the baseline is taught.
  package struct Ways<Outcome> {
    /// With all weeks of the campaign before.
    package var patient: Outcome
    /// As if the campaign began with this week.
    package var sudden: Outcome
    /// All steps of the campaign in its first week, and the top from the second on.
    package var flood: Outcome

    package init(patient: Outcome, sudden: Outcome, flood: Outcome) {
      self.patient = patient
      self.sudden = sudden
      self.flood = flood
    }
  }

  /// A judged week of the campaign.
  package struct JudgedStep: Sendable {
    /// 0 for the first.
    package var week: Int
    package var judged: Ways<JudgedWeek>
    /// The judged weeks of the real past and of the week itself.
    package var real: [JudgedWeek]
    /// Those of the week's real past.
    package var periods: ReturnPeriods?

    package init(
      week: Int, judged: Ways<JudgedWeek>, real: [JudgedWeek], periods: ReturnPeriods?
    ) {
      self.week = week
      self.judged = judged
      self.real = real
      self.periods = periods
    }
  }

  package struct Week: Hashable, Sendable {
    package var step: PoisoningStep
    /// Of each entity the highest day of the week: the median over the entities of its score, 0 to 100,
    /// and of its surprise, in nats; `nil` where nobody was there.
    package var score: Double?
    package var surprise: Double?
    /// The same without the weeks before: what was not learned yet.
    package var suddenScore: Double?
    package var suddenSurprise: Double?
    /// The same after a flood in the first week; of that week itself, with the flood in it.
    package var floodScore: Double?
    package var floodSurprise: Double?
    /// Entities with an alert in this week or before.
    package var alerted: Proportion
    /// Entities that were told as slow burns in this week or before.
    package var named: Proportion
  }

  package struct Course: Hashable, Sendable {
    /// `nil` for all.
    package var role: Detection.Role?
    package var entities: Int
    package var weeks: [Week]
    /// The first week at the top whose surprise is under the level; `nil` where none is.
    package var accepted: Int?
    /// The same after a flood in the first week.
    package var floodAccepted: Int?
  }

  package var all: Course
  /// By role.
  package var roles: [Course]
}

extension Poisoning.Ways: Sendable where Outcome: Sendable {}

extension Scorer {
  /// Follows the entities of a campaign from week to week.
  ///
  /// - Parameters:
  ///   - steps: ascending.
  ///   - threshold: the score of an alert.
  package func poisoning(
    _ steps: [Poisoning.JudgedStep], policy: PoisoningPolicy, threshold: Double
  ) -> Poisoning {
    var roles: [Entity: Detection.Role] = [:]
    for day in steps.lazy.flatMap(\.judged.patient.days) where roles[day.entity] == nil {
      roles[day.entity] = Detection.Role(kind: day.role, name: day.roleName)
    }
    let burning = slowBurning(steps)
    func course(_ role: Detection.Role?) -> Poisoning.Course {
      let entities = Set(roles.lazy.filter { role == nil || $0.value == role }.map(\.key))
      var alerted: Set<Entity> = []
      var named: Set<Entity> = []
      let weeks = steps.enumerated().map { place, step in
        named.formUnion(burning[place].filter { entities.contains($0) })
        let patient = highest(of: step.judged.patient, among: entities, by: step.periods)
        let sudden = highest(of: step.judged.sudden, among: entities, by: step.periods)
        let flood = highest(of: step.judged.flood, among: entities, by: step.periods)
        for (entity, day) in patient where day.score >= threshold { alerted.insert(entity) }
        return Poisoning.Week(
          step: PoisoningStep(step.week, of: policy), score: median(patient.values.map(\.score)),
          surprise: median(patient.values.map(\.surprise)),
          suddenScore: median(sudden.values.map(\.score)),
          suddenSurprise: median(sudden.values.map(\.surprise)),
          floodScore: median(flood.values.map(\.score)),
          floodSurprise: median(flood.values.map(\.surprise)),
          alerted: Proportion(alerted.count, of: entities.count),
          named: Proportion(named.count, of: entities.count))
      }
      let accepted = weeks.first { week in
        week.step.isTop && week.surprise.map { $0 < policy.acceptedBelow } ?? false
      }
      let flooded = weeks.dropFirst().first { week in
        week.floodSurprise.map { $0 < policy.acceptedBelow } ?? false
      }
      return Poisoning.Course(
        role: role, entities: entities.count, weeks: weeks, accepted: accepted?.step.week,
        floodAccepted: flooded?.step.week)
    }
    return Poisoning(all: course(nil), roles: Set(roles.values).sorted().map { course($0) })
  }

  /// The score and the nats of each entity's highest day, under the exceptions; 0 where they hide it.
  private func highest(
    of week: JudgedWeek, among entities: Set<Entity>, by periods: ReturnPeriods?
  ) -> [Entity: (score: Double, surprise: Double)] {
    guard let periods else { return [:] }
    let verdicts = week.days.first.flatMap { precedents.model(before: $0.day.monday) }
    let recent = recentDays(of: week.days, by: periods)
    return week.days.reduce(into: [:]) { highest, day in
      guard entities.contains(day.entity) else { return }
      let scored = scored(day, after: recent, by: periods, verdicts: verdicts)
      let known = highest[day.entity] ?? (0, 0)
      highest[day.entity] = (
        max(known.score, scored?.score ?? 0), max(known.surprise, scored?.surprise ?? 0)
      )
    }
  }

  /// Who is told as a slow burn in each week, with the attacked entities' days as the attack has them.
  private func slowBurning(_ steps: [Poisoning.JudgedStep]) -> [[Entity]] {
    steps.indices.map { place in
      let patient = steps[...place].flatMap(\.judged.patient.days)
      let changed = Set(patient.map { EntityWeek(entity: $0.entity, monday: $0.day.monday) })
      let real = steps[place].real.flatMap(\.days).filter {
        !changed.contains(EntityWeek(entity: $0.entity, monday: $0.day.monday))
      }
      let last = steps[place].judged.patient.days.map(\.day.monday).max().map { $0.advanced(by: 6) }
      guard let last else { return [] }
      return slowBurns(
        in: [JudgedWeek(days: real + patient)], periods: steps[place].periods, through: last
      ).map(\.entity)
    }
  }

  private struct EntityWeek: Hashable {
    let entity: Entity
    let monday: LocalDay
  }

  private func median(_ values: [Double]) -> Double? {
    let sorted = values.sorted()
    return sorted.isEmpty ? nil : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}
