import Events

/// Those who were active before a week, by role: whom a rehearsal may choose from.
struct RoleGroups {
  struct Member {
    let activity: EntityActivity
    /// The last day with a session before the week.
    let last: LocalDay
  }

  /// By role; the members of each by entity.
  let groups: [(role: String, members: [Member])]

  /// - Parameter start: the first day that counts as the past of the week.
  init(_ activities: [EntityActivity], from start: LocalDay, before monday: LocalDay) {
    var groups: [String: [Member]] = [:]
    for activity in activities {
      let end = activity.days.lowerBound { $0.day >= monday }
      guard let last = activity.days[..<end].last(where: { !$0.sessions.isEmpty })?.day,
        last >= start
      else { continue }
      groups[activity.role.peerGroup, default: []].append(Member(activity: activity, last: last))
    }
    self.groups = groups.sorted { $0.key < $1.key }.map { role, members in
      (role, members.sorted { $0.activity.entity < $1.activity.entity })
    }
  }
}
