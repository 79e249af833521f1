import Policies

/// Sorts user agents into families, the first family that fits deciding.
package struct ClientFamilies: Sendable {
  private let names: [String]
  private let other: String
  private let automaton: LiteralAutomaton
  /// The family of each literal, by place.
  private let families: [Int]

  package init(_ policy: ClientPolicy) {
    names = policy.families.map(\.name)
    other = policy.other
    automaton = LiteralAutomaton(policy.families.flatMap(\.contains))
    families = policy.families.enumerated().flatMap { place, family in
      family.contains.map { _ in place }
    }
  }

  /// The family of a user agent.
  ///
  ///     families.family(of: "curl/8.5.0")  // "curl"
  package func family(of agent: String) -> String {
    var first = names.count
    agent.withBytes { bytes in
      automaton.forEachOccurrence(in: bytes) { literal, _ in
        first = min(first, families[literal])
        return first > 0
      }
    }
    return first < names.count ? names[first] : other
  }
}
