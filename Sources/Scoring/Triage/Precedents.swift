import Events
import Policies

/// What analysts' verdicts do to later scores.
package struct Precedents: Sendable {
  /// Nobody has judged anything.
  package static let none = Precedents(teachings: .none, examples: [], policy: nil)

  /// What is learned from which day.
  package let teachings: Teachings
  private let examples: [VerdictModel.Example]
  private let policy: TriagePolicy?

  package init(journal: TriageJournal, policy: TriagePolicy) {
    self.init(
      teachings: Teachings(journal: journal, policy: policy), examples: journal.examples,
      policy: policy)
  }

  private init(
    teachings: Teachings, examples: [VerdictModel.Example], policy: TriagePolicy?
  ) {
    self.teachings = teachings
    self.examples = examples
    self.policy = policy
  }

  /// How verdicts about the findings of days before one move scores; `nil` where they are too few.
  package func model(before day: LocalDay) -> VerdictModel? {
    policy.flatMap { VerdictModel(examples.filter { $0.day < day }, policy: $0) }
  }
}
