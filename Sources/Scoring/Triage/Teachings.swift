import Events
import Policies

/// What the verdicts of analysts say about who is to learn what from which day.
///
///     teachings.isExcluded("alice@corp.example", on: day)  // judged malicious: nobody learns it
///     teachings.weight("alice@corp.example", on: day)      // judged benign-expected: 2 days more
///
/// A verdict about a day changes only the scores of later days, whenever it was given.
package struct Teachings: Hashable, Sendable {
  private enum Lesson: Hashable, Sendable {
    /// Kept out of every baseline.
    case excluded
    /// Learned, and then so many days more.
    case taught(Double)
  }

  private let lessons: [String: [LocalDay: Lesson]]
  /// Days that were judged benign.
  private let settled: [String: Set<LocalDay>]

  /// Nobody has judged anything.
  package static let none = Teachings(journal: TriageJournal(), weight: 0)

  package init(journal: TriageJournal, policy: TriagePolicy) {
    self.init(journal: journal, weight: policy.teachWeight)
  }

  private init(journal: TriageJournal, weight: Double) {
    var lessons: [String: [LocalDay: Lesson]] = [:]
    var settled: [String: Set<LocalDay>] = [:]
    for account in journal.accounts {
      for (day, entry) in journal.judgedDays(of: account) {
        if entry.verdict.isBenign { settled[account, default: []].insert(day) }
        if entry.verdict.isHarmful {
          lessons[account, default: [:]][day] = .excluded
        } else if entry.verdict == .benignExpected, weight > 0 {
          lessons[account, default: [:]][day] = .taught(weight)
        }
      }
    }
    self.lessons = lessons
    self.settled = settled
  }

  package var isEmpty: Bool { lessons.isEmpty }

  /// Whom anything is said about.
  package var accounts: Set<String> { Set(lessons.keys) }

  /// Whether any day of an account is kept out of every baseline.
  package func hasExcluded(_ entity: String) -> Bool {
    lessons[entity]?.values.contains(.excluded) ?? false
  }

  /// Whether a day is kept out of every baseline and out of the calibration: judged malicious, or
  /// suspicious and not resolved yet.
  package func isExcluded(_ entity: String, on day: LocalDay) -> Bool {
    lessons[entity]?[day] == .excluded
  }

  /// Whether a day was judged benign, so that what comes after it is the sequel of nothing.
  package func isSettled(_ entity: String, on day: LocalDay) -> Bool {
    settled[entity]?.contains(day) ?? false
  }

  /// What the day's vendors, hours, sources, clients, countries and keys count beyond the day itself, in
  /// days; 0 where it was not judged benign-expected.
  package func weight(_ entity: String, on day: LocalDay) -> Double {
    if case .taught(let weight) = lessons[entity]?[day] { weight } else { 0 }
  }

  /// All that is said about some days, as bytes that are the same for the same; none where nothing is.
  ///
  /// What was learned with other bytes is not to be used again.
  package func fingerprint(of span: ClosedRange<LocalDay>) -> [UInt8] {
    var lines: [String] = []
    for (entity, days) in lessons {
      for (day, lesson) in days where span.contains(day) {
        let word = if case .taught(let weight) = lesson { "\(weight)" } else { "-" }
        lines.append("\(day) \(word) \(entity.utf8.count):\(entity)")
      }
    }
    return Array(lines.sorted().joined(separator: "\n").utf8)
  }

  /// The activity with each of its days marked by what is to be learned from it.
  package func marking(_ activity: EntityActivity) -> EntityActivity {
    guard let lessons = lessons[activity.entity.id] else { return activity }
    var marked = activity
    for place in marked.days.indices {
      switch lessons[marked.days[place].day] {
      case .excluded: marked.days[place].lesson = 0
      case .taught(let weight): marked.days[place].lesson = 1 + weight
      case nil: break
      }
    }
    return marked
  }
}
