/// How much each exception took away, week by week; what a report says of its life is read from here.
///
/// Weeks merge in any order, and a week in which nothing was taken away counts as one that was looked at.
package struct ExceptionTally: Hashable, Sendable {
  /// By the week's Monday, then by the exception's id.
  private var weeks: [LocalDay: [String: ExceptionCounts]] = [:]

  package init() {}

  /// Takes in the days of one week that exceptions changed, a part of the week or all.
  package mutating func add(_ days: [ExceptedDay], ofWeekFrom monday: LocalDay) {
    var counts = weeks[monday] ?? [:]
    for day in days {
      for mark in day.marks { counts[mark.id, default: ExceptionCounts()].add(day, of: mark.id) }
    }
    weeks[monday] = counts
  }

  /// Takes in another tally of other weeks, or of other entities' days in the same ones.
  package mutating func merge(_ other: Self) {
    for (monday, counts) in other.weeks {
      weeks[monday, default: [:]].merge(counts) { own, theirs in
        var both = own
        both.merge(theirs)
        return both
      }
    }
  }

  /// Weeks from the first that was looked at through the last.
  package var weeksKnown: Int {
    guard let first = weeks.keys.min(), let last = weeks.keys.max() else { return 0 }
    return first.distance(to: last) / 7 + 1
  }

  /// Everything that an exception took away.
  package func counts(of id: String) -> ExceptionCounts {
    weeks.values.reduce(into: ExceptionCounts()) { sum, week in
      if let counts = week[id] { sum.merge(counts) }
    }
  }

  /// Weeks from the last in which an exception changed a session to the last that was looked at; `nil`
  /// where it changed none.
  package func weeksSinceLastUse(of id: String) -> Int? {
    let used = weeks.filter { $0.value[id]?.isNothing == false }.keys.max()
    return used.flatMap { used in weeks.keys.max().map { used.distance(to: $0) / 7 } }
  }
}
