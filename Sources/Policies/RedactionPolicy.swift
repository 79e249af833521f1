/// `Models/redaction.yaml`: what in a URL is a secret.
package struct RedactionPolicy: Hashable, Sendable, Encodable {
  /// Names of query parameters, compared without case, whose values are secrets.
  package var secretParameters: [String]

  package init(secretParameters: [String]) {
    self.secretParameters = secretParameters
  }
}
