extension IdentityPolicy: ModelFile {
  static let fileName = "identities.yaml"

  init?(reading file: inout ModelReader) {
    let placeholders = file.texts("placeholders", .unicode)
    let serviceAccounts = file.texts("service_accounts", .unicode)
    guard let placeholders, let serviceAccounts else { return nil }
    self.init(placeholders: placeholders, serviceAccounts: serviceAccounts)
  }
}
