extension IdentityPolicy: ModelFile {
  static let fileName = "identities.yaml"

  init?(reading file: inout ModelReader) {
    let placeholders = file.texts("placeholders", .unicode)
    let serviceAccounts = file.texts("service_accounts", .unicode)
    let domains = file.textsByName("domains")
    let aliases = file.textsByName("aliases")
    let aliasFiles = file.texts("alias_files", .unicode, mayBeEmpty: true)
    guard let placeholders, let serviceAccounts, let domains, let aliases,
      let aliasFiles
    else { return nil }
    self.init(
      placeholders: placeholders, serviceAccounts: serviceAccounts, domains: domains,
      aliases: aliases, aliasFiles: aliasFiles)
  }
}
