import Events
import Ingestion
import Policies
import Scoring

/// Loads and checks `Models/`, also against the signals that Scoring has.
package enum PolicyCheck {
  /// - Parameter proposal: what is read in place of what the files say.
  /// - Throws: `.models` with the first problem.
  package static func load(
    from directory: String, proposing proposal: Proposal? = nil
  ) throws(TidewatchError) -> PolicySet {
    var policies = try PolicySet.load(from: directory, proposing: proposal)
    if let problem = problems(with: policies, in: directory).first {
      throw proposal?.placed(problem) ?? problem
    }
    try addAliases(to: &policies, from: directory)
    return policies
  }

  /// Everything that is wrong, file by file.
  package static func problems(in directory: String) -> [TidewatchError] {
    let problems = PolicySet.check(directory: directory)
    guard problems.isEmpty else { return problems }
    do throws(TidewatchError) {
      var policies = try PolicySet.load(from: directory)
      try addAliases(to: &policies, from: directory)
      return self.problems(with: policies, in: directory)
    } catch {
      return [error]
    }
  }

  /// Adds the aliases of the tables that the models name; what the models say themselves goes before.
  private static func addAliases(
    to policies: inout PolicySet, from directory: String
  ) throws(TidewatchError) {
    for name in policies.identities.aliasFiles {
      let path = name.hasPrefix("/") ? name : "\(directory)/\(name)"
      let aliases = try AliasTable.aliases(in: path, expansion: policies.reading.expansion)
      policies.identities.aliases.merge(aliases, uniquingKeysWith: { own, _ in own })
    }
  }

  private static func problems(with policies: PolicySet, in directory: String) -> [TidewatchError] {
    problems(with: policies.scoring, in: directory)
      + ProcedureCheck(policies).problems(in: directory)
  }

  /// A weight or a pair for no signal, or a signal without a weight.
  private static func problems(
    with policy: ScoringPolicy, in directory: String
  ) -> [TidewatchError] {
    let place = SourceLocation(file: "\(directory)/scoring.yaml")
    func unknown(_ name: String, in key: String) -> TidewatchError {
      let near = EditDistance.nearest(to: name, in: SignalRegistry.names)
      let remedy = near.map { "did you mean '\($0)'? There are" } ?? "there are"
      return TidewatchError(
        .models,
        "\(key) names the signal '\(name)', which does not exist; \(remedy) "
          + "\(SignalRegistry.names.joined(separator: ", ")).",
        location: place)
    }
    return SignalRegistry.unknownNames(in: policy).map { unknown($0, in: "weights") }
      + SignalRegistry.unknownPairedNames(in: policy).map { unknown($0, in: "together") }
      + SignalRegistry.namesWithoutWeight(in: policy).map { name in
        TidewatchError(
          .models, "weights lacks the signal '\(name)'; give it one, 1 to keep it as it is.",
          location: place)
      }
  }
}
