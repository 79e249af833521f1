import Events
import Policies

/// How long a patient attacker takes to teach the baseline, and whether that is seen before.
package struct Poisoning: Hashable, Sendable {
  /// A judged week of the campaign.
  package struct JudgedStep: Sendable {
    /// 0 for the first.
    package var week: Int
    /// With all weeks of the campaign before.
    package var patient: JudgedWeek
    /// As if the campaign began with this week.
    package var sudden: JudgedWeek
    /// Those of the week's real past.
    package var periods: ReturnPeriods?

    package init(
      week: Int, patient: JudgedWeek, sudden: JudgedWeek, periods: ReturnPeriods?
    ) {
      self.week = week
      self.patient = patient
      self.sudden = sudden
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
    /// Entities with an alert in this week or before.
    package var alerted: Proportion
  }

  package struct Course: Hashable, Sendable {
    /// `nil` for all.
    package var role: Detection.Role?
    package var entities: Int
    package var weeks: [Week]
    /// The first week at the top whose surprise is under the level; `nil` where none is.
    package var accepted: Int?
  }

  package var all: Course
  /// By role.
  package var roles: [Course]
}

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
    for day in steps.lazy.flatMap(\.patient.days) where roles[day.entity] == nil {
      roles[day.entity] = Detection.Role(kind: day.role, name: day.roleName)
    }
    func course(_ role: Detection.Role?) -> Poisoning.Course {
      let entities = Set(roles.lazy.filter { role == nil || $0.value == role }.map(\.key))
      var alerted: Set<Entity> = []
      let weeks = steps.map { step in
        let patient = highest(of: step.patient, among: entities, by: step.periods)
        let sudden = highest(of: step.sudden, among: entities, by: step.periods)
        for (entity, day) in patient where day.score >= threshold { alerted.insert(entity) }
        return Poisoning.Week(
          step: PoisoningStep(step.week, of: policy), score: median(patient.values.map(\.score)),
          surprise: median(patient.values.map(\.surprise)),
          suddenScore: median(sudden.values.map(\.score)),
          suddenSurprise: median(sudden.values.map(\.surprise)),
          alerted: Proportion(alerted.count, of: entities.count))
      }
      let accepted = weeks.first { week in
        week.step.isTop && week.surprise.map { $0 < policy.acceptedBelow } ?? false
      }
      return Poisoning.Course(
        role: role, entities: entities.count, weeks: weeks, accepted: accepted?.step.week)
    }
    return Poisoning(all: course(nil), roles: Set(roles.values).sorted().map { course($0) })
  }

  /// The score and the nats of each entity's highest day, under the exceptions; 0 where they hide it.
  private func highest(
    of week: JudgedWeek, among entities: Set<Entity>, by periods: ReturnPeriods?
  ) -> [Entity: (score: Double, surprise: Double)] {
    guard let periods else { return [:] }
    return week.days.reduce(into: [:]) { highest, day in
      guard entities.contains(day.entity) else { return }
      let scored = scored(day, by: periods)
      let known = highest[day.entity] ?? (0, 0)
      highest[day.entity] = (
        max(known.score, scored?.score ?? 0), max(known.surprise, scored?.surprise ?? 0)
      )
    }
  }

  private func median(_ values: [Double]) -> Double? {
    let sorted = values.sorted()
    return sorted.isEmpty ? nil : (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}
