extension RedactionPolicy: ModelFile {
  static let fileName = "redaction.yaml"

  init?(reading file: inout ModelReader) {
    guard let secretParameters = file.texts("secret_parameters", .ascii) else { return nil }
    self.init(secretParameters: secretParameters)
  }
}
