extension BaseRulePolicy: ModelFile {
  static let fileName = "base-rule.yaml"

  /// Sentinel's words for the severity and the confidence of a rule.
  private static let levels = ["informational", "low", "medium", "high"]

  init?(reading file: inout ModelReader) {
    let apiCallTerms = file.texts("api_call_terms", .ascii)
    let scriptedClientTerms = file.texts("scripted_client_terms", .ascii)
    let signInRisks = file.texts("sign_in_risks", .ascii)
    let networkTerms = file.texts("network_terms", .ascii)
    let successResults = file.texts("success_results", .ascii)
    let technique = file.text("technique", .ascii)
    let severity = file.choice("severity", of: Self.levels)
    let confidence = file.choice("confidence", of: Self.levels)
    guard let apiCallTerms, let scriptedClientTerms, let signInRisks, let networkTerms,
      let successResults, let technique, let severity,
      let confidence
    else { return nil }
    self.init(
      apiCallTerms: apiCallTerms, scriptedClientTerms: scriptedClientTerms,
      signInRisks: signInRisks, networkTerms: networkTerms, successResults: successResults,
      technique: technique, severity: severity, confidence: confidence)
  }
}
