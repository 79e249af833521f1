import Policies
import Scoring

extension Scorer {
  /// The scorer of a set of models, their exceptions included.
  ///
  /// - Parameter scoring: another scoring policy, where weights are tried.
  init(_ policies: PolicySet, scoring: ScoringPolicy? = nil) {
    self.init(
      policy: scoring ?? policies.scoring, vendorNames: policies.vendors.namesByID,
      exceptions: policies.exceptions, roles: policies.roles.roles)
  }
}
