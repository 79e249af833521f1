/// What analysts decided about findings: entries that are only ever added.
///
/// A journal is a set, so that those of two analysts merge to the same in either order. Where verdicts
/// contradict each other, the one given last counts, of equal times the gravest, and of equally
/// grave ones that with the greater id; all are kept.
package struct TriageJournal: Hashable, Sendable {
  /// By time, then by gravity and by id.
  package let entries: [TriageEntry]
  /// Places in `entries`, ascending, by account.
  private let places: [String: [Int]]

  /// - Parameters:
  ///   - entries: in any order; the same one twice is one.
  ///   - account: the account that a name now stands for, as names may have been joined since.
  package init(
    _ entries: some Sequence<TriageEntry> = [], account: (String) -> String = { $0 }
  ) {
    var seen: Set<String> = []
    self.entries = entries.filter { seen.insert($0.id).inserted }.sorted(by: TriageEntry.precedes)
    var places: [String: [Int]] = [:]
    for (place, entry) in self.entries.enumerated() {
      places[account(entry.entity), default: []].append(place)
    }
    self.places = places
  }

  package var isEmpty: Bool { entries.isEmpty }

  /// The accounts that it is about, ascending.
  package var accounts: [String] { places.keys.sorted() }

  /// Every verdict about an account on a day, in the order of the journal.
  package func history(of account: String, on day: LocalDay) -> [TriageEntry] {
    (places[account] ?? []).map { entries[$0] }.filter { $0.days.contains(day) }
  }

  /// The verdict that counts.
  package func current(of account: String, on day: LocalDay) -> TriageEntry? {
    guard let places = places[account] else { return nil }
    return places.last { entries[$0].days.contains(day) }.map { entries[$0] }
  }

  /// Each account's judged days with the verdict that counts there, by account, then by day.
  package func judgedDays(
    of account: String
  ) -> [(day: LocalDay, entry: TriageEntry)] {
    var current: [LocalDay: TriageEntry] = [:]
    for place in places[account] ?? [] {
      let days = entries[place].days
      for number in days.lowerBound.number...days.upperBound.number {
        current[LocalDay(number: number)] = entries[place]
      }
    }
    return current.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The entries that count on at least one of their days, in the order of the journal.
  package var current: [TriageEntry] {
    let counting = Set(accounts.flatMap { judgedDays(of: $0).map(\.entry.id) })
    return entries.filter { counting.contains($0.id) }
  }
}
