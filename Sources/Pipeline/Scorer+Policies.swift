import Policies
import Scoring

extension Scorer {
  /// The scorer of models, their exceptions included.
  ///
  /// - Parameter scoring: other weights and thresholds, where they are tried.
  init(_ policies: PolicySet, scoring: ScoringPolicy? = nil) {
    self.init(
      policy: scoring ?? policies.scoring, vendorNames: policies.vendors.namesByID,
      exceptions: policies.exceptions, roles: policies.roles.roles)
  }
}
