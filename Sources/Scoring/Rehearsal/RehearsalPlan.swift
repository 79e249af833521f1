import Events
import Policies
import Seeded

/// Who is attacked in a rehearsal of one week, on which days.
///
/// Of each role so many entities are taken by chance for each procedure; each procedure draws by itself.
struct RehearsalPlan {
  private let policy: ProcedurePolicy
  private let days: ClosedRange<LocalDay>
  private let start: LocalDay
  private let maker: SessionMaker
  private let seed: UInt64
  private let groups: RoleGroups

  /// - Parameters:
  ///   - activities: in any order.
  ///   - start: the first day that the week's days are compared with.
  ///   - vendors: ids of all vendors there are.
  init(
    _ activities: [EntityActivity], days: ClosedRange<LocalDay>, from start: LocalDay,
    policy: ProcedurePolicy, vendors: [String], seed: UInt64
  ) {
    self.policy = policy
    self.days = days
    self.start = start
    self.seed = seed
    maker = SessionMaker(
      vendors: vendors, countries: policy.countries,
      keys: KnownKeys(activities, from: start, before: days.lowerBound))
    groups = RoleGroups(activities, from: start, before: days.lowerBound)
  }

  /// The injections of one procedure, each entity at most once.
  func injections(of procedure: ProcedurePolicy.Procedure) -> [Injection] {
    groups.groups.flatMap { role, members in
      var stream = SeededStream(
        seed: seed, "\(procedure.id)/\(role)", Int(days.lowerBound.number))
      let fitting = members.filter { fits($0, procedure) }
      return stream.some(policy.entities, of: fitting).compactMap { member in
        injection(of: procedure, into: member.activity)
      }
    }
  }

  private func fits(
    _ member: RoleGroups.Member, _ procedure: ProcedurePolicy.Procedure
  ) -> Bool {
    let role = member.activity.role.kind
    switch procedure.roles {
    case .any: break
    case .person:
      // Who does too little to be known is a person, if a user.
      let isUnknownUser = role == .unknown && member.activity.entity.kind == .user
      if role != .person, !isUnknownUser { return false }
    case .automation: if role != .automation { return false }
    }
    let active = activeDays(of: member.activity)
    guard procedure.dormantDays > 0 else { return !active.isEmpty }
    return active.isEmpty && member.last.distance(to: days.lowerBound) >= procedure.dormantDays
  }

  private func injection(
    of procedure: ProcedurePolicy.Procedure, into activity: EntityActivity
  ) -> Injection? {
    guard let own = OwnWays(of: activity, from: start, before: days.lowerBound) else {
      return nil
    }
    var stream = SeededStream(
      seed: seed, "\(procedure.id)/\(activity.entity.id)", Int(days.lowerBound.number))
    let chosen = chooseDays(stream.integer(procedure.days), of: activity, using: &stream)
    guard let attack = maker.attack(procedure, of: own, using: &stream) else { return nil }
    var sessions: [LocalDay: [Session]] = [:]
    for day in chosen {
      let real = activity.days.first { $0.day == day }
      sessions[day] = attack.sessions(on: day, like: real, using: &stream)
    }
    return Injection(entity: activity.entity, sessions: sessions)
  }

  /// Days on which the entity is active; working days, where these are too few.
  private func chooseDays(
    _ count: Int, of activity: EntityActivity, using stream: inout SeededStream
  ) -> [LocalDay] {
    let active = activeDays(of: activity)
    let length = days.lowerBound.distance(to: days.upperBound)
    let others = (0...length).map { days.lowerBound.advanced(by: $0) }.filter {
      !activity.restDays.isRest($0) && !active.contains($0)
    }
    let first = stream.some(count, of: active)
    return (first + stream.some(count - first.count, of: others)).sorted()
  }

  /// The days of the week with a session, ascending.
  private func activeDays(of activity: EntityActivity) -> [LocalDay] {
    let first = activity.days.lowerBound { $0.day >= days.lowerBound }
    return activity.days[first...].filter {
      days.contains($0.day) && !$0.sessions.isEmpty
    }.map(\.day)
  }
}
