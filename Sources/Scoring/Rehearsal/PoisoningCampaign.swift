import Events
import Policies
import Seeded

/// A patient attacker on several entities, each as if it were the only one, who takes the weeks one step
/// at a time.
///
/// Whom it meets, and what is their own, is as the first week shows it; later weeks change nothing of that.
package struct PoisoningCampaign: Sendable {
  /// One entity, and what the attacker copies of it.
  fileprivate struct Victim {
    var entity: Entity
    /// Source, client, country and keys are the entity's.
    var session: Session
    /// Of the local day.
    var start: Int
    /// In the order in which they are taken up.
    var newVendors: [String]
    /// ISO weekdays with a session, ascending.
    var weekdays: [Int]
  }

  /// Days without an access from which on nobody is chosen.
  private static let idleDays = 14

  private let policy: PoisoningPolicy
  /// The Monday of the first week.
  package let monday: LocalDay
  private let victims: [Victim]

  /// - Parameters:
  ///   - activities: as the first week sees them.
  ///   - start: the first day that this week's days are compared with.
  ///   - vendors: ids of all vendors there are.
  init(
    _ activities: [EntityActivity], from monday: LocalDay, since start: LocalDay,
    policy: PoisoningPolicy, vendors: [String], seed: UInt64
  ) {
    self.policy = policy
    self.monday = monday
    let groups = RoleGroups(activities, from: start, before: monday).groups
    victims = groups.flatMap { role, members -> [Victim] in
      var stream = SeededStream(seed: seed, "poisoning/\(role)", Int(monday.number))
      let known = members.filter { $0.last.distance(to: monday) <= Self.idleDays }
      return stream.some(policy.entities, of: known).compactMap { member in
        guard let own = OwnWays(of: member.activity, from: start, before: monday),
          let session = own.session(like: nil, using: &stream),
          let usual = own.usualSession(on: monday, using: &stream)
        else { return nil }
        return Victim(
          entity: member.activity.entity, session: session, start: usual.minutes.lowerBound,
          newVendors: stream.some(
            policy.newVendors.to, of: vendors.filter { !own.vendors.contains($0) }),
          weekdays: stream.some(policy.days, of: Array(1...5)).sorted())
      }
    }
  }

  /// Everybody's sessions of some of the weeks.
  ///
  /// - Parameter weeks: 0 for the first.
  package func injections(_ weeks: ClosedRange<Int>) -> [Injection] {
    injections(weeks) { [PoisoningStep($0, of: policy)] }
  }

  /// The sessions of one in haste: those of all steps up to the top in the first week, and the top in each
  /// week after it.
  package func flood(_ weeks: ClosedRange<Int>) -> [Injection] {
    injections(weeks) { week in
      let steps = week == 0 ? Array(0..<policy.rampWeeks) : [policy.rampWeeks]
      return steps.map { PoisoningStep($0, of: policy) }
    }
  }

  /// - Parameter steps: those of each day of a week, a session for each.
  private func injections(
    _ weeks: ClosedRange<Int>, steps: (Int) -> [PoisoningStep]
  ) -> [Injection] {
    victims.map { victim in
      var sessions: [LocalDay: [Session]] = [:]
      for week in weeks {
        let made = steps(week).map { victim.session(at: $0) }
        for weekday in victim.weekdays {
          sessions[monday.advanced(by: 7 * week + weekday - 1)] = made
        }
      }
      return Injection(entity: victim.entity, sessions: sessions)
    }
  }
}

extension PoisoningCampaign.Victim {
  /// The entity's own vendors and the new ones in turn.
  fileprivate func session(at step: PoisoningStep) -> Session {
    var made = Session(
      minutes: Session.minutes(
        from: (start + step.hoursLater * 60) % Session.minutesOfDay,
        lasting: (step.requests - 1) / step.peak * 10), source: session.source,
      client: session.client, isScripted: session.isScripted, country: session.country)
    made.events = step.requests
    made.hits = step.requests
    made.peak = min(step.requests, step.peak)
    made.keys = session.keys
    if session.apiCalls > 0 { made.apiCalls = step.requests }
    let vendors = newVendors.prefix(step.newVendors) + session.vendors.keys.sorted()
    for place in 0..<step.requests where !vendors.isEmpty {
      made.vendors[vendors[place % vendors.count], default: 0] += 1
    }
    return made
  }
}

extension Scorer {
  /// Chooses whom a patient attacker teaches, so many of each role.
  ///
  /// - Parameters:
  ///   - activities: as `judge(_:days:)` takes them for the first week.
  ///   - monday: of the first week.
  ///   - vendors: ids of all vendors there are.
  package func campaign(
    _ poisoning: PoisoningPolicy, among activities: [EntityActivity], from monday: LocalDay,
    vendors: [String], seed: UInt64
  ) -> PoisoningCampaign {
    PoisoningCampaign(
      activities, from: monday, since: policy.replayStart(before: monday), policy: poisoning,
      vendors: vendors, seed: seed)
  }

  /// One week of a campaign: with all of its weeks before, as if it began with this one, and with a flood
  /// in the first.
  ///
  /// - Parameters:
  ///   - week: 0 for the first.
  ///   - activities: as `judge(_:days:)` takes them for that week.
  package func judge(
    _ campaign: PoisoningCampaign, week: Int, among activities: [EntityActivity]
  ) -> Poisoning.Ways<JudgedWeek> {
    let monday = campaign.monday.advanced(by: 7 * week)
    let patient = campaign.injections(0...week)
    let judged = judge(
      patient + campaign.injections(week...week) + campaign.flood(0...week), among: activities,
      days: monday...monday.advanced(by: 6))
    func whole(_ weeks: ArraySlice<JudgedWeek>) -> JudgedWeek {
      JudgedWeek(
        days: weeks.flatMap(\.days).sorted { ($0.day, $0.entity) < ($1.day, $1.entity) })
    }
    let count = patient.count
    return Poisoning.Ways(
      patient: whole(judged[..<count]), sudden: whole(judged[count..<2 * count]),
      flood: whole(judged[(2 * count)...]))
  }
}
