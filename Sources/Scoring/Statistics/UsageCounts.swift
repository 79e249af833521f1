/// Who used what, and on how many days: a multiset of (name, user) pairs.
///
/// `remove` undoes `add` exactly, so that a window can slide over the days without a recount.
package struct UsageCounts: Hashable, Sendable {
  /// Days of use, by name and user; never 0, never an empty inner dictionary.
  private var days: [String: [String: Int]] = [:]
  /// Days of use of anything, by user.
  private var activeDays: [String: Int] = [:]

  package init() {}

  /// Counts one day on which a user used these names.
  package mutating func add(_ names: [String], by user: String) {
    guard !names.isEmpty else { return }
    activeDays[user, default: 0] += 1
    for name in names { days[name, default: [:]][user, default: 0] += 1 }
  }

  /// Takes back what `add` counted with the same arguments.
  package mutating func remove(_ names: [String], by user: String) {
    guard !names.isEmpty else { return }
    activeDays.decrement(user)
    for name in names {
      days[name]?.decrement(user)
      if days[name]?.isEmpty == true { days[name] = nil }
    }
  }

  /// Counts another span's or another machine's days too; order and grouping do not matter.
  package mutating func merge(_ other: Self) {
    activeDays.merge(other.activeDays, uniquingKeysWith: +)
    for (name, users) in other.days {
      days[name, default: [:]].merge(users, uniquingKeysWith: +)
    }
  }

  /// How many others than one user used a name, of how many that used anything.
  package func others(than user: String, using name: String) -> (users: Int, of: Int) {
    let users = days[name] ?? [:]
    return (
      users.count - (users[user] == nil ? 0 : 1),
      activeDays.count - (activeDays[user] == nil ? 0 : 1)
    )
  }
}

extension [String: Int] {
  fileprivate mutating func decrement(_ key: String) {
    guard let count = self[key] else { return }
    self[key] = count > 1 ? count - 1 : nil
  }
}
