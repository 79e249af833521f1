import Events
import Policies

/// Finds the judged day that a finding only repeats.
package struct Folding: Sendable {
  private let journal: TriageJournal
  private let policy: TriagePolicy
  /// Signals that name what was seen, such that other names are another matter.
  private static let naming = Set(
    SignalRegistry.novelties + [SourceApartSignal.name, ScriptingSignal.name, APIKeySignal.name])

  package init(journal: TriageJournal, policy: TriagePolicy) {
    self.journal = journal
    self.policy = policy
  }

  /// The benign verdict about an earlier day of the entity that a finding has no other signs than; the
  /// latest day's where there are several.
  ///
  /// `nil` where there is none within the weeks, where a day with such signs was judged harmful, where the
  /// finding itself was judged, and where it is the sequel of a surprising day that nobody found benign.
  package func judgedBefore(_ finding: Finding) -> (day: LocalDay, entry: TriageEntry)? {
    guard policy.foldWeeks > 0, finding.sequel == nil,
      journal.current(of: finding.entity.id, on: finding.day) == nil
    else { return nil }
    let basis = TriageBasis(of: finding)
    let first = finding.day.advanced(by: -7 * policy.foldWeeks)
    let alike = journal.judgedDays(of: finding.entity.id).filter { day, entry in
      first <= day && day < finding.day
        && entry.basis.map { repeats(basis, of: $0) } == true
    }
    guard !alike.contains(where: \.entry.verdict.isHarmful) else { return nil }
    return alike.last { $0.entry.verdict.isBenign }
  }

  /// Whether all that stands out was there before, and no stronger than the growth allows.
  private func repeats(_ basis: TriageBasis, of judged: TriageBasis) -> Bool {
    let deciding = basis.signs.filter { $0.surprise >= policy.foldShare * basis.surprise }
    return !deciding.isEmpty && basis.surprise <= policy.foldGrowth * judged.surprise
      && deciding.allSatisfy { sign in
        judged.signs.contains { known in
          known.signal == sign.signal && sign.surprise <= policy.foldGrowth * known.surprise
            && (!Self.naming.contains(sign.signal) || names(sign).isSubset(of: names(known)))
        }
      }
  }

  /// `shodan, censys` as two names; a list that was cut is one, as it may hide anything.
  private func names(_ sign: TriageBasis.Sign) -> Set<String> {
    sign.observed.hasSuffix(" more") || sign.observed.isEmpty
      ? [sign.observed] : Set(sign.observed.split(separator: ", ").map(String.init))
  }
}
