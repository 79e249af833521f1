import Events

/// Who could be active on each day: how many there are, by the days of rest that they keep.
struct Membership: Hashable, Sendable {
  private struct Group: Hashable, Sendable {
    var restDays: RestDays
    var members: Double
  }

  private var groups: [Group] = []
  private(set) var count = 0.0

  mutating func admit(keeping restDays: RestDays) {
    count += 1
    if let place = groups.firstIndex(where: { $0.restDays == restDays }) {
      groups[place].members += 1
    } else {
      groups.append(Group(restDays: restDays, members: 1))
    }
  }

  /// How many of them rest on a day.
  func resting(on day: LocalDay) -> Double {
    if day.isWeekend { return count }
    var resting = 0.0
    for group in groups where group.restDays.isRest(day) { resting += group.members }
    return resting
  }
}
