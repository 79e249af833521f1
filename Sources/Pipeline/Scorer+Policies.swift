import Policies
import Scoring

extension Scorer {
  /// The scorer of models, their exceptions included.
  ///
  /// - Parameters:
  ///   - scoring: other weights and thresholds, where they are tried.
  ///   - precedents: what analysts' verdicts do to calibration and scores.
  init(_ policies: PolicySet, scoring: ScoringPolicy? = nil, precedents: Precedents = .none) {
    self.init(
      policy: scoring ?? policies.scoring, vendorNames: policies.vendors.namesByID,
      exceptions: policies.exceptions, roles: policies.roles.roles, precedents: precedents)
  }
}
