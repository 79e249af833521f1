import EvaluationWorld
import Events
import Policies
import Scoring

/// What attackers who teach the baseline come to in a world, week by week and role by role.
struct TeachingTable {
  private let poisoning: Poisoning

  /// Follows the campaign of `Models/procedures.yaml` from the first scored week on.
  init(organisation: SimulatedOrganisation, scorer: Scorer, policies: PolicySet) {
    let activities = organisation.activities
    let first = activities.map(\.firstDay).min() ?? organisation.scored.lowerBound
    let policy = policies.procedures.poisoning
    let start = organisation.scored.lowerBound.monday
    let campaign = scorer.campaign(
      policy, among: activities, from: start, vendors: policies.vendors.vendors.map(\.id),
      seed: organisation.parameters.seed)
    var known: [LocalDay: JudgedWeek] = [:]
    let steps = (0..<policy.weeks).map { week in
      let monday = start.advanced(by: 7 * week)
      let mondays = policies.scoring.calibrationMondays(before: monday).filter {
        $0.advanced(by: 6) >= first
      }
      let past = mondays.map { monday in
        let judged =
          known[monday] ?? scorer.judge(activities, days: monday...monday.advanced(by: 6))
        known[monday] = judged
        return judged
      }
      return Poisoning.JudgedStep(
        week: week, judged: scorer.judge(campaign, week: week, among: activities), real: past,
        periods: scorer.returnPeriods(before: monday, from: past, since: first))
    }
    poisoning = scorer.poisoning(
      steps, policy: policy, threshold: policies.scoring.alertScore)
  }

  /// A row for each role and week; surprise in nats, of the entity in the middle.
  var csv: String {
    var text = "role,entities,week,patient,sudden,flood,accepted,flood_accepted\n"
    for course in [poisoning.all] + poisoning.roles {
      let role = course.role.map { "\($0.kind.rawValue)/\($0.name)" } ?? "all"
      let ends = [course.accepted, course.floodAccepted].map { $0.map { "\($0 + 1)" } ?? "" }
      for week in course.weeks {
        let surprises = [week.surprise, week.suddenSurprise, week.floodSurprise].map {
          $0.map { "\(Double(Int($0 * 100)) / 100)" } ?? ""
        }
        text +=
          "\(role),\(course.entities),\(week.step.week + 1),\(surprises.joined(separator: ",")),"
          + ends.joined(separator: ",") + "\n"
      }
    }
    return text
  }
}
