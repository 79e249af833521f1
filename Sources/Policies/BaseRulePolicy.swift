/// `Models/base-rule.yaml`: the literal terms of the KQL rule that do not belong to a vendor.
package struct BaseRulePolicy: Hashable, Sendable, Encodable {
  /// `IsAPICall`: `RequestURL has_any (…)`.
  package var apiCallTerms: [String]
  /// `IsScriptedClient`: `UserAgent has_any (…)`.
  package var scriptedClientTerms: [String]
  /// `SignInRisk in (…)`, case-sensitive.
  package var signInRisks: [String]
  /// `NetworkLocationDetails has …`, any of them.
  package var networkTerms: [String]
  /// `ResultType` values that mean success.
  package var successResults: [String]
  /// The ATT&CK technique that the rule looks for: `T1597.001`.
  package var technique: String
  package var severity: String
  package var confidence: String

  package init(
    apiCallTerms: [String], scriptedClientTerms: [String], signInRisks: [String],
    networkTerms: [String], successResults: [String], technique: String,
    severity: String, confidence: String
  ) {
    self.apiCallTerms = apiCallTerms
    self.scriptedClientTerms = scriptedClientTerms
    self.signInRisks = signInRisks
    self.networkTerms = networkTerms
    self.successResults = successResults
    self.technique = technique
    self.severity = severity
    self.confidence = confidence
  }
}
